#!/bin/sh
# Qualm in a pipe: only data goes to standard output, so that other programs can take over.
# Which longer words do the summaries on shortages use most?
qualm --format tsv --no-header -c 'find resource where evidence = testimony | select summary' |
  sort -u | tr -cs '[:alpha:]' '\n' | tr '[:upper:]' '[:lower:]' | awk 'length > 5' |
  LC_ALL=C sort | uniq -c | LC_ALL=C sort -k1,1nr -k2 | head -5
# On how many pages does each voice stand that tells of coping?
qualm --format csv --no-header -c 'find coping where evidence = testimony | select source, page' |
  LC_ALL=C sort -u | cut -d, -f1 | uniq -c
