// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/node/conversationformat.h"
#include "core/store/store.h"

#include <QThread>

#include <memory>

namespace dovetail {

class ExportFile;

/// One conversation on its way into a file, a page at a time: read beside everything else, formatted and written on a thread of its
/// own, and the next page only when the one before is written. So neither its length nor a slow disk is felt. The
/// file appears under its name when it is complete; until then, and if it fails, whatever was there stays.
class ConversationExport final : public QObject {
    Q_OBJECT
public:
    ConversationExport(store::Store &store, const QString &path, ExportFormat format, const ExportTitle &title,
                       QObject *parent = nullptr);
    /// Unfinished: as if it had never begun.
    ~ConversationExport() override;

    void start();

signals:
    /// Once, whatever happened; none when the file is there.
    void finished(const dovetail::Error &error);

private:
    void readOn();
    void write(const MessagePage &page);
    void end(const Error &error);

    store::Store &m_store;
    PeerId m_peer;
    Position m_last;
    bool m_ended = false;
    QThread m_thread;
    ExportFile *m_file = nullptr; ///< lives, and is deleted, on m_thread
};

} // namespace dovetail
