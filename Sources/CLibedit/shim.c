#include "CLibedit.h"

#include <stdio.h>

EditLine *edit_start(const char *program) { return el_init(program, stdin, stdout, stderr); }

void edit_set_client(EditLine *editor, void *client) { el_wset(editor, EL_CLIENTDATA, client); }

void *edit_client(EditLine *editor) {
  void *client = NULL;
  el_wget(editor, EL_CLIENTDATA, &client);
  return client;
}

void edit_set_prompt(EditLine *editor, wchar_t *(*prompt)(EditLine *), wchar_t escape) {
  el_wset(editor, EL_PROMPT_ESC, prompt, escape);
}

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
  el_wset(editor, EL_ADDFN, L"qualm-end", L"Behind the last character", commands->end);
  el_wset(editor, EL_ADDFN, L"qualm-complete", L"Complete the word", commands->complete);
  el_wset(editor, EL_ADDFN, L"qualm-list", L"List completions", commands->list);
  el_wset(editor, EL_ADDFN, L"qualm-paste", L"Insert what was pasted", commands->paste);
  el_wset(editor, EL_ADDFN, L"qualm-cancel", L"Give the entry up", commands->cancel);
  el_wset(editor, EL_ADDFN, L"qualm-leave", L"Leave, or delete a character", commands->leave);
}

int edit_bind(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, key, command, NULL);
}

int edit_bind_in_command_map(EditLine *editor, const wchar_t *key, const wchar_t *command) {
  return el_wset(editor, EL_BIND, L"-a", key, command, NULL);
}

void edit_refresh(EditLine *editor) { el_wset(editor, EL_REFRESH); }

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

void edit_remember(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  history_w(history, &event, H_ENTER, entry);
}
