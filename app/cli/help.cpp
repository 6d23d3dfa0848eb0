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
      --accept-existing keep|skip|replace  what becomes of a file where one of its name is: both
                                         stay (keep), it is not kept when it is the same (skip),
                                         it takes the other's place (replace)
      --once                             end after the first message or finished transfer
  dovetail-cli chat PEER                 a conversation: lines of standard input are sent, what
                                         comes is printed and counts as read. PEER may go and
                                         come back, or be away if there is a conversation
                                         already. Ends when the input has ended and all of it
                                         is delivered
      --stay                             goes on until interrupted
      --json-input                       input is JSON, to reply, edit, take back and react too:
                                         see --help json
      --into, --accept                   as with listen
  dovetail-cli peers                     who is there (looks around for 3 seconds)
      --all                              also those who are away but have a conversation
  dovetail-cli say PEER TEXT             returns when the other side has stored the text
  dovetail-cli say PEER -                the text is standard input, up to 1 MiB
  dovetail-cli say PEER --lines          every line of standard input is one message
      --wait                             as long as it takes, also for who is away or was
                                         never seen yet
  dovetail-cli send PEER FILE...         returns when the other side has verified every file
  dovetail-cli ls PEER                   the folders that PEER shares with this profile
  dovetail-cli ls PEER SHARE[/PATH]      what is in one of them: size, time, name
      --sort name|size|time, --reverse   folders come first all the same
      --filter TEXT                      only what has this in its name
      --password                         the folder's password is read from standard input; else
                                         it is taken from DOVETAIL_PASSWORD in the environment
  dovetail-cli get PEER SHARE[/PATH]...  takes files and folders, or all of SHARE; returns when
                                         every one is here and verified
      --to DIR                           where they go
      --existing keep|skip|replace       as --accept-existing of listen
      --password                         as with ls
  dovetail-cli share add NAME FOLDER     shares a folder, read-only, while this profile runs
      --for all|known|PEER,PEER...       to whom (all; known: who was written to or accepted from)
      --password                         they have to know it: read as with ls
  dovetail-cli share list                what this profile shares
  dovetail-cli share rm NAME             no longer; what is on the disk stays as it is
  dovetail-cli transfers                 files sent and received that have not ended, or of which
                                         something is missing still
      --all                              also those that have
  dovetail-cli transfers pause|resume|cancel ID   the beginning of an id is enough
  dovetail-cli transfers first ID        the next of those that wait for their turn
  dovetail-cli transfers retry ID        once more what has ended otherwise than well: only what
                                         is missing is sent, if both still know the rest
  dovetail-cli history PEER              the conversation in this profile, oldest first; the
                                         network is not touched
      --limit N                          the newest N messages (50)
      --search TEXT                      those with all of these words or parts of words
      --export FILE                      all of it into a file, with --format text, html or
                                         json (else by the file's name, else text)

While a window, a listen or a chat has the profile open, that one does what any further command
asks for; --name, --port and the like are its own then. Otherwise share, transfers and history
touch no network: the other side hears of what they did when the profile runs again.

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
                         cut short. chat: how long to wait for the person (10), and after the
                         end of input for the next delivery (without end). peers: how long to
                         look. listen: end after so long
  --version, --help

Ends with: 0 done; 1 failed; 2 wrong usage, or PEER means more than one person; 3 nobody by that
name; 4 timed out (a text is queued then and goes out when this profile runs again); 128 + signal
when interrupted (listen: 0; chat: 0 if all was delivered, else it waits in the profile).
Text before -- may not begin with -; use -- to end the options.
QT_LOGGING_RULES="dovetail.*=true" in the environment shows what happens inside.
)");
}

QString jsonHelpText()
{
    return QStringLiteral(R"(With --json every line of standard output is one JSON object. "event" says which:

  ready      id, name, port, linkPort, discoveryPort, folder
             listen, chat: on the network now
  peer       id, name, host, address, online, trust, status, statusText, clockOffset
             somebody came, went or changed; peers: one line each. trust: unknown known verified
             blocked; status: available busy away; clockOffset: their clock less ours, ms, once it
             was measured
  conversation  the same                                   chat: PEER is this one, and input
                                                           is read from here on
  message    from, name and MESSAGE                        a text came in
             MESSAGE                                       history: one row
  changed    MESSAGE                                       what is in it now: edited, taken
             back, reacted to, read, delivered after an earlier run had left it waiting
  typing     from, active                                  they write, or stopped
  offer      from, name, transfer, title, files, bytes,
             accepted                                      files are offered to us
  progress   transfer, peer, done, bytes, rate             about once a second (rate: bytes/s)
  file       from, name, transfer, path, bytes             one received file, verified
  note       transfer, peer, about, text                   something about one entry of a transfer:
             it was renamed, or left out
  transfer   TRANSFER                                      transfers: one line each; send, get,
             listen, chat: one that stands still (paused, interrupted), or moves again
  taken      TRANSFER                                      listen, chat: somebody takes something
             of what is shared here, and how that ended
  share      id, name, password                            ls: one shared folder
             and folder, for (all known chosen), people, missing    share: likewise
  entry      name, folder, bytes, modified (ms since 1970) ls: one file or folder
  queued     id, to                                        chat: stored here, will be sent;
                                                           say: waits for the other side
  delivered  id, to                                        chat, say: stored at the other side
  received   END                                           all of a transfer is here, verified, but
             for what the notes before this name
  sent       END                                           all of it is there, likewise
  ended      END                                           a transfer ended otherwise
  error      text                                          also said on standard error

TRANSFER is transfer, peer, outgoing, download (of a shared folder), state (offered waiting
running finishing queued interrupted paused done declined cancelled failed), queue (queued: 0 is
next; else -1), title, files, bytes, done (bytes), skipped (entries left out), folder, text (a
sentence: what has happened, and what to do; empty while it moves).

END is transfer, peer, to or from (the same), state (done declined cancelled failed), files,
bytes, skipped, text (a sentence).

MESSAGE is id, peer (the other side), own, kind (text files), state (waiting delivered read
failed), at (when written, by this machine's clock), sentAt (by the sender's), storedAt (all ms
since 1970), text, edited, deleted, forwarded, reactions {own, theirs}, transfer (of files) and, in a
reply, quote {id, own, text, missing}.

With chat --json-input every line of input is one object:

  {"say": TEXT}                        with "reply": ID, and "own": true if that is an own message
  {"edit": ID, "text": TEXT}           an own message reads so from now on
  {"delete": ID}                       an own message is taken back
  {"react": ID, "text": EMOJI}         to theirs, or with "own": true to an own one; "": no more
  {"typing": true}                     or false

What else than texts is sent this way is not waited for at the end of input: it is sent later if it
has to be, so --stay may be what is wanted.

from, to and peer are full ids (64 hexadecimal digits), and so is id of ready and peer; id of a
message and transfer have 32. Fields are added in later versions, never renamed.
)");
}

} // namespace dovetail::cli
