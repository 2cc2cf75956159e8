#include "CResources.h"

static const unsigned char framework[] = {
#embed "../../stdlib/framework.qlm"
};

static const struct qualm_resource resources[] = {
    {"framework.qlm", framework, sizeof framework},
};

size_t qualm_resource_count(void) { return sizeof resources / sizeof *resources; }

struct qualm_resource qualm_resource_at(size_t index) { return resources[index]; }
