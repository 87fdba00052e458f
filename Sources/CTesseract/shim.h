#include <allheaders.h>
#include <tesseract/version.h>
#include <tesseract/capi.h>
