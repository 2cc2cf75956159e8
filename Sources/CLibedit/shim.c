#include "CLibedit.h"

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

EditLine *edit_start(const char *program) {
  FILE *nowhere = fopen("/dev/null", "we");
  if (nowhere == NULL) return NULL;
  EditLine *editor = el_init_fd(program, stdin, nowhere, nowhere, 0, 1, 2);
  if (editor == NULL) fclose(nowhere);
  return editor;
}

void edit_end(EditLine *editor) {
  FILE *nowhere = NULL;
  el_wget(editor, EL_GETFP, 1, &nowhere);
  el_end(editor);
  if (nowhere != NULL) fclose(nowhere);
}

void edit_set_client(EditLine *editor, void *client) { el_wset(editor, EL_CLIENTDATA, client); }

void *edit_client(EditLine *editor) {
  void *client = NULL;
  el_wget(editor, EL_CLIENTDATA, &client);
  return client;
}

static wchar_t *no_prompt(EditLine *editor) {
  static wchar_t empty[] = L"";
  (void)editor;
  return empty;
}

void edit_set_no_prompt(EditLine *editor) { el_wset(editor, EL_PROMPT, no_prompt); }

void edit_set_editor(EditLine *editor, const wchar_t *name) { el_wset(editor, EL_EDITOR, name); }

void edit_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  el_wset(editor, EL_GETCFN, reader);
}

void edit_add_commands(EditLine *editor, const struct edit_commands *commands) {
  el_wset(editor, EL_ADDFN, L"qualm-enter", L"Run, or open a line", commands->enter);
  el_wset(editor, EL_ADDFN, L"qualm-newline", L"Open a line", commands->newline);
  el_wset(editor, EL_ADDFN, L"qualm-up", L"Up a line, or back in history", commands->up);
  el_wset(editor, EL_ADDFN, L"qualm-down", L"Down a line, or on in history", commands->down);
  el_wset(editor, EL_ADDFN, L"qualm-right", L"One character on", commands->right);
  el_wset(editor, EL_ADDFN, L"qualm-home", L"To the beginning of the line", commands->home);
  el_wset(editor, EL_ADDFN, L"qualm-end", L"Behind the line", commands->end);
  el_wset(editor, EL_ADDFN, L"qualm-complete", L"Complete the word", commands->complete);
  el_wset(editor, EL_ADDFN, L"qualm-paste", L"Insert what was pasted", commands->paste);
  el_wset(editor, EL_ADDFN, L"qualm-clear", L"Clear the window", commands->clear);
  el_wset(editor, EL_ADDFN, L"qualm-edit", L"Write on in an editor", commands->edit);
  el_wset(editor, EL_ADDFN, L"qualm-leave", L"Leave, or delete a character", commands->leave);
}

int edit_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, key, command, NULL);
}

int edit_bind_in_command_map(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", key, command, NULL);
}

void edit_prepare_terminal(EditLine *editor, int editing) {
  el_wset(editor, EL_PREP_TERM, editing);
}

HistoryW *edit_start_history(EditLine *editor, int size) {
  HistoryW *history = history_winit();
  if (history == NULL) return NULL;
  HistEventW event;
  history_w(history, &event, H_SETSIZE, size);
  history_w(history, &event, H_SETUNIQUE, 1);
  el_wset(editor, EL_HIST, history_w, history);
  return history;
}

void edit_remember_new(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  history_w(history, &event, H_ENTER, entry);
}

void edit_remember(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  /* The newest comes first. */
  for (int found = history_w(history, &event, H_FIRST); found >= 0;
       found = history_w(history, &event, H_NEXT)) {
    if (wcscmp(event.str, entry) != 0) continue;
    HistEventW removed;
    if (history_w(history, &removed, H_DEL, event.num) >= 0) free((void *)removed.str);
    break;
  }
  history_w(history, &event, H_ENTER, entry);
}
