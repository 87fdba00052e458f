#include <allheaders.h>
#include <tesseract/version.h>
#include <tesseract/capi.h>

/// OpenMP, which Tesseract runs on: 0 keeps a thread from opening parallel regions.
void omp_set_max_active_levels(int levels);
