#ifndef C_RESOURCES_H
#define C_RESOURCES_H

#include <stddef.h>

/// One file that ships with the language.
struct qualm_resource {
  /// Its path from `stdlib/`, such as `corpus/codes.csv`.
  const char *path;
  /// Its bytes, not terminated.
  const unsigned char *bytes;
  /// Their number.
  size_t count;
};

/// The number of files.
size_t qualm_resource_count(void);

/// The file at `index`, which must be less than `qualm_resource_count()`.
struct qualm_resource qualm_resource_at(size_t index);

#endif
