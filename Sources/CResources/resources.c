#include "CResources.h"

// Every file of stdlib/, embedded by the compiler (C23 `#embed`): an edited file is built in again,
// and a test compares this list with the folder.

static const unsigned char contested[] = {
#embed "../../stdlib/contested.qlm"
};

static const unsigned char coverage[] = {
#embed "../../stdlib/coverage.qlm"
};

static const unsigned char framework[] = {
#embed "../../stdlib/framework.qlm"
};

static const unsigned char negative[] = {
#embed "../../stdlib/negative.qlm"
};

static const unsigned char triangulation[] = {
#embed "../../stdlib/triangulation.qlm"
};

static const unsigned char voices[] = {
#embed "../../stdlib/voices.qlm"
};

static const unsigned char builtins_aggregates[] = {
#embed "../../stdlib/builtins/aggregates.qlm"
};

static const unsigned char builtins_codes[] = {
#embed "../../stdlib/builtins/codes.qlm"
};

static const unsigned char builtins_conditions[] = {
#embed "../../stdlib/builtins/conditions.qlm"
};

static const unsigned char builtins_keys[] = {
#embed "../../stdlib/builtins/keys.qlm"
};

static const unsigned char builtins_spans[] = {
#embed "../../stdlib/builtins/spans.qlm"
};

static const unsigned char builtins_stages[] = {
#embed "../../stdlib/builtins/stages.qlm"
};

static const unsigned char builtins_statements[] = {
#embed "../../stdlib/builtins/statements.qlm"
};

static const unsigned char corpus_codes[] = {
#embed "../../stdlib/corpus/codes.csv"
};

static const unsigned char corpus_codings[] = {
#embed "../../stdlib/corpus/codings.csv"
};

static const unsigned char corpus_datapackage[] = {
#embed "../../stdlib/corpus/datapackage.json"
};

static const unsigned char corpus_documents[] = {
#embed "../../stdlib/corpus/documents.csv"
};

static const unsigned char corpus_excerpts[] = {
#embed "../../stdlib/corpus/excerpts.csv"
};

static const unsigned char corpus_interruptions[] = {
#embed "../../stdlib/corpus/interruptions.csv"
};

static const unsigned char corpus_links[] = {
#embed "../../stdlib/corpus/links.csv"
};

static const unsigned char corpus_memberships[] = {
#embed "../../stdlib/corpus/memberships.csv"
};

static const unsigned char corpus_memos[] = {
#embed "../../stdlib/corpus/memos.csv"
};

static const unsigned char corpus_passes[] = {
#embed "../../stdlib/corpus/passes.csv"
};

static const unsigned char corpus_repairs[] = {
#embed "../../stdlib/corpus/repairs.csv"
};

static const unsigned char corpus_sources[] = {
#embed "../../stdlib/corpus/sources.csv"
};

static const unsigned char corpus_tables_dependencies[] = {
#embed "../../stdlib/corpus/tables/dependencies.csv"
};

static const unsigned char corpus_tables_figures[] = {
#embed "../../stdlib/corpus/tables/figures.csv"
};

static const unsigned char corpus_tables_frameworks[] = {
#embed "../../stdlib/corpus/tables/frameworks.csv"
};

static const unsigned char corpus_tables_guide[] = {
#embed "../../stdlib/corpus/tables/guide.csv"
};

static const unsigned char corpus_tables_missions[] = {
#embed "../../stdlib/corpus/tables/missions.csv"
};

static const unsigned char corpus_tables_reviews[] = {
#embed "../../stdlib/corpus/tables/reviews.csv"
};

static const unsigned char corpus_tables_structure[] = {
#embed "../../stdlib/corpus/tables/structure.csv"
};

static const unsigned char corpus_units[] = {
#embed "../../stdlib/corpus/units.csv"
};

static const struct qualm_resource resources[] = {
    {"contested.qlm", contested, sizeof contested},
    {"coverage.qlm", coverage, sizeof coverage},
    {"framework.qlm", framework, sizeof framework},
    {"negative.qlm", negative, sizeof negative},
    {"triangulation.qlm", triangulation, sizeof triangulation},
    {"voices.qlm", voices, sizeof voices},
    {"builtins/aggregates.qlm", builtins_aggregates, sizeof builtins_aggregates},
    {"builtins/codes.qlm", builtins_codes, sizeof builtins_codes},
    {"builtins/conditions.qlm", builtins_conditions, sizeof builtins_conditions},
    {"builtins/keys.qlm", builtins_keys, sizeof builtins_keys},
    {"builtins/spans.qlm", builtins_spans, sizeof builtins_spans},
    {"builtins/stages.qlm", builtins_stages, sizeof builtins_stages},
    {"builtins/statements.qlm", builtins_statements, sizeof builtins_statements},
    {"corpus/codes.csv", corpus_codes, sizeof corpus_codes},
    {"corpus/codings.csv", corpus_codings, sizeof corpus_codings},
    {"corpus/datapackage.json", corpus_datapackage, sizeof corpus_datapackage},
    {"corpus/documents.csv", corpus_documents, sizeof corpus_documents},
    {"corpus/excerpts.csv", corpus_excerpts, sizeof corpus_excerpts},
    {"corpus/interruptions.csv", corpus_interruptions, sizeof corpus_interruptions},
    {"corpus/links.csv", corpus_links, sizeof corpus_links},
    {"corpus/memberships.csv", corpus_memberships, sizeof corpus_memberships},
    {"corpus/memos.csv", corpus_memos, sizeof corpus_memos},
    {"corpus/passes.csv", corpus_passes, sizeof corpus_passes},
    {"corpus/repairs.csv", corpus_repairs, sizeof corpus_repairs},
    {"corpus/sources.csv", corpus_sources, sizeof corpus_sources},
    {"corpus/tables/dependencies.csv", corpus_tables_dependencies, sizeof corpus_tables_dependencies},
    {"corpus/tables/figures.csv", corpus_tables_figures, sizeof corpus_tables_figures},
    {"corpus/tables/frameworks.csv", corpus_tables_frameworks, sizeof corpus_tables_frameworks},
    {"corpus/tables/guide.csv", corpus_tables_guide, sizeof corpus_tables_guide},
    {"corpus/tables/missions.csv", corpus_tables_missions, sizeof corpus_tables_missions},
    {"corpus/tables/reviews.csv", corpus_tables_reviews, sizeof corpus_tables_reviews},
    {"corpus/tables/structure.csv", corpus_tables_structure, sizeof corpus_tables_structure},
    {"corpus/units.csv", corpus_units, sizeof corpus_units},
};

size_t qualm_resource_count(void) { return sizeof resources / sizeof *resources; }

struct qualm_resource qualm_resource_at(size_t index) { return resources[index]; }
