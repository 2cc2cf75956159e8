#include "CResources.h"

// Every file of stdlib/ and the pages of the manual that `:help` shows, embedded by the compiler (C23
// `#embed`): an edited file is built in again, and a test compares this list with the folders.

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

static const unsigned char manual_agreement[] = {
#embed "../../Documentation/agreement.md"
};

static const unsigned char manual_charts[] = {
#embed "../../Documentation/charts.md"
};

static const unsigned char manual_citations[] = {
#embed "../../Documentation/citations.md"
};

static const unsigned char manual_claims[] = {
#embed "../../Documentation/claims.md"
};

static const unsigned char manual_codes[] = {
#embed "../../Documentation/codes.md"
};

static const unsigned char manual_combining_queries[] = {
#embed "../../Documentation/combining-queries.md"
};

static const unsigned char manual_cooccurrence[] = {
#embed "../../Documentation/cooccurrence.md"
};

static const unsigned char manual_count[] = {
#embed "../../Documentation/count.md"
};

static const unsigned char manual_data_package[] = {
#embed "../../Documentation/data-package.md"
};

static const unsigned char manual_embedding[] = {
#embed "../../Documentation/embedding.md"
};

static const unsigned char manual_explaining[] = {
#embed "../../Documentation/explaining.md"
};

static const unsigned char manual_fields[] = {
#embed "../../Documentation/fields.md"
};

static const unsigned char manual_files[] = {
#embed "../../Documentation/files.md"
};

static const unsigned char manual_find[] = {
#embed "../../Documentation/find.md"
};

static const unsigned char manual_frameworks[] = {
#embed "../../Documentation/frameworks.md"
};

static const unsigned char manual_join[] = {
#embed "../../Documentation/join.md"
};

static const unsigned char manual_keys[] = {
#embed "../../Documentation/keys.md"
};

static const unsigned char manual_let[] = {
#embed "../../Documentation/let.md"
};

static const unsigned char manual_lexical[] = {
#embed "../../Documentation/lexical.md"
};

static const unsigned char manual_links[] = {
#embed "../../Documentation/links.md"
};

static const unsigned char manual_matrix[] = {
#embed "../../Documentation/matrix.md"
};

static const unsigned char manual_output[] = {
#embed "../../Documentation/output.md"
};

static const unsigned char manual_precedence[] = {
#embed "../../Documentation/precedence.md"
};

static const unsigned char manual_prompt[] = {
#embed "../../Documentation/prompt.md"
};

static const unsigned char manual_quote[] = {
#embed "../../Documentation/quote.md"
};

static const unsigned char manual_rivals[] = {
#embed "../../Documentation/rivals.md"
};

static const unsigned char manual_rules[] = {
#embed "../../Documentation/rules.md"
};

static const unsigned char manual_saturation[] = {
#embed "../../Documentation/saturation.md"
};

static const unsigned char manual_scopes[] = {
#embed "../../Documentation/scopes.md"
};

static const unsigned char manual_select[] = {
#embed "../../Documentation/select.md"
};

static const unsigned char manual_sort[] = {
#embed "../../Documentation/sort.md"
};

static const unsigned char manual_spans[] = {
#embed "../../Documentation/spans.md"
};

static const unsigned char manual_summarize[] = {
#embed "../../Documentation/summarize.md"
};

static const unsigned char manual_text[] = {
#embed "../../Documentation/text.md"
};

static const unsigned char manual_timeline[] = {
#embed "../../Documentation/timeline.md"
};

static const unsigned char manual_where[] = {
#embed "../../Documentation/where.md"
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
    {"manual/agreement.md", manual_agreement, sizeof manual_agreement},
    {"manual/charts.md", manual_charts, sizeof manual_charts},
    {"manual/citations.md", manual_citations, sizeof manual_citations},
    {"manual/claims.md", manual_claims, sizeof manual_claims},
    {"manual/codes.md", manual_codes, sizeof manual_codes},
    {"manual/combining-queries.md", manual_combining_queries, sizeof manual_combining_queries},
    {"manual/cooccurrence.md", manual_cooccurrence, sizeof manual_cooccurrence},
    {"manual/count.md", manual_count, sizeof manual_count},
    {"manual/data-package.md", manual_data_package, sizeof manual_data_package},
    {"manual/embedding.md", manual_embedding, sizeof manual_embedding},
    {"manual/explaining.md", manual_explaining, sizeof manual_explaining},
    {"manual/fields.md", manual_fields, sizeof manual_fields},
    {"manual/files.md", manual_files, sizeof manual_files},
    {"manual/find.md", manual_find, sizeof manual_find},
    {"manual/frameworks.md", manual_frameworks, sizeof manual_frameworks},
    {"manual/join.md", manual_join, sizeof manual_join},
    {"manual/keys.md", manual_keys, sizeof manual_keys},
    {"manual/let.md", manual_let, sizeof manual_let},
    {"manual/lexical.md", manual_lexical, sizeof manual_lexical},
    {"manual/links.md", manual_links, sizeof manual_links},
    {"manual/matrix.md", manual_matrix, sizeof manual_matrix},
    {"manual/output.md", manual_output, sizeof manual_output},
    {"manual/precedence.md", manual_precedence, sizeof manual_precedence},
    {"manual/prompt.md", manual_prompt, sizeof manual_prompt},
    {"manual/quote.md", manual_quote, sizeof manual_quote},
    {"manual/rivals.md", manual_rivals, sizeof manual_rivals},
    {"manual/rules.md", manual_rules, sizeof manual_rules},
    {"manual/saturation.md", manual_saturation, sizeof manual_saturation},
    {"manual/scopes.md", manual_scopes, sizeof manual_scopes},
    {"manual/select.md", manual_select, sizeof manual_select},
    {"manual/sort.md", manual_sort, sizeof manual_sort},
    {"manual/spans.md", manual_spans, sizeof manual_spans},
    {"manual/summarize.md", manual_summarize, sizeof manual_summarize},
    {"manual/text.md", manual_text, sizeof manual_text},
    {"manual/timeline.md", manual_timeline, sizeof manual_timeline},
    {"manual/where.md", manual_where, sizeof manual_where},
};

size_t qualm_resource_count(void) { return sizeof resources / sizeof *resources; }

struct qualm_resource qualm_resource_at(size_t index) { return resources[index]; }
