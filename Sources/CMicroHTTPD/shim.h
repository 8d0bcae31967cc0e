#pragma once
#include <microhttpd.h>
/* MHD_start_daemon takes its options as variable arguments, which Swift cannot pass. */
static inline struct MHD_Daemon *MHD_start_on_socket(
    int socket, unsigned int idleSeconds, MHD_AccessHandlerCallback answer, void *closure,
    size_t (*unescape)(void *closure, struct MHD_Connection *connection, char *text)) {
  return MHD_start_daemon(
      MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, closure,
      MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_TIMEOUT, idleSeconds,
      MHD_OPTION_UNESCAPE_CALLBACK, unescape, closure, MHD_OPTION_END);
}
