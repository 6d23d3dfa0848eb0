// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

namespace dovetail::cli {

QString helpText()
{
    return QStringLiteral(
        R"(dovetail-cli: messages and files between computers on one network, without a server

  dovetail-cli listen                    stay on the network and print what happens
      --into DIR                         where accepted files go
      --accept all|known|none            whose files are taken without asking (none: an offer
                                         is printed and waits in the profile)
      --once                             end after the first message or finished transfer
  dovetail-cli peers                     who is there (looks around for 3 seconds)
      --all                              also those who are away but have a conversation
  dovetail-cli say PEER TEXT             returns when the other side has stored the text
  dovetail-cli say PEER -                the text is standard input, up to 64 KiB
  dovetail-cli say PEER --lines          every line of standard input is one message
  dovetail-cli send PEER FILE...         returns when the other side has verified every file

PEER is a name, the beginning of an id, a host name or an address, also with a port:
  Mei   1f09c2   dev-box-7   10.0.0.12   [fe80::1%eth0]:27423

Before or after the command:
  --profile DIR          identity and conversations (default: those of the desktop program)
  --name NAME            shown to the others while this runs
  --port N               first own port to try (27422)
  --discovery-port N     where people find each other (27422)
  --local                this machine only: nothing leaves by a network card
  --json                 one JSON object a line; --help json explains them
  --timeout SECONDS      say, send: how long to wait for the person, then for delivery or
                         acceptance (10; 300 for acceptance); a transfer that moves is never
                         cut short. peers: how long to look. listen: end after so long
  --version, --help

Ends with: 0 done; 1 failed; 2 wrong usage, or PEER means more than one person; 3 nobody by that
name; 4 timed out (a text is queued then and goes out when this profile runs again); 128 + signal
when interrupted (listen: 0). Text before -- may not begin with -; use -- to end the options.
QT_LOGGING_RULES="dovetail.*=true" in the environment shows what happens inside.
)");
}

QString jsonHelpText()
{
    return QStringLiteral(R"(With --json every line of standard output is one JSON object. "event" says which:

  ready      id, name, port, linkPort, discoveryPort, folder
             listen: on the network now
  peer       id, name, host, address, online, trust        somebody came, went or changed;
             peers: one line each. trust: unknown known verified blocked
  message    from, name, id, text, sentAt                  a text came in (sentAt: ms since 1970)
  offer      from, name, transfer, title, files, bytes,
             accepted                                      files are offered to us
  progress   transfer, peer, done, bytes, rate             about once a second (rate: bytes/s)
  file       from, name, transfer, path, bytes             one received file, verified
  delivered  id, to                                        say: stored at the other side
  queued     id, to                                        say: waits for the other side
  sent       transfer, to, files, bytes                    send: verified at the other side
  ended      transfer, peer, state, text                   a transfer ended otherwise:
             declined cancelled failed
  error      text                                          also said on standard error

from, to and peer are full ids (64 hexadecimal digits), and so is id of ready and peer; id of a
message and transfer have 32. Fields are added in later versions, never renamed.
)");
}

} // namespace dovetail::cli
