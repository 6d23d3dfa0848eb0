// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/rowaction.h"
#include "ui/shell/filemanager.h"

#include <QObject>

namespace dovetail::ui {

class FileCopies;
class MainWindow;
class TransfersPanel;

/// Does what a person wants done with a transfer, from its card as from the panel, and asks what has to be asked for that.
class TransferActions final : public QObject {
    Q_OBJECT
public:
    TransferActions(Node &node, MainWindow &window, QObject *parent = nullptr);

    void act(const Transfer &transfer, RowAction action);
    /// However it was said: in a window or in a notification. Asks about what is there already, if that is to be asked.
    void accept(const TransferId &id) { accept(id, {}); }
    /// What else Accept can mean, at this place of the screen.
    void showAcceptMenu(const Transfer &transfer, const QRect &button);

signals:
    /// Something has to be answered before it goes on.
    void asked();

private:
    void connectPanel(TransfersPanel &panel);
    void take(const Transfer &transfer);
    void accept(const TransferId &id, const AcceptOptions &options);
    [[nodiscard]] Complain complain() const;
    void askFolder(const TransferId &id);
    void askConflict(const Transfer &transfer);
    void askAdded(const TransferId &id, bool folder);
    void saveCopy(const Transfer &transfer);
    void autoAccept(const TransferId &id, const PeerId &peer, qint64 bytes);
    void forAll(RowAction action);
    void askAcceptAll();
    void tellCopied(const QString &where, const Error &error);

    Node &m_node;
    MainWindow &m_window;
    FileCopies *m_copies;
    QHash<TransferId, QString> m_accepted; ///< in this window, to which folder; no answer seen yet
};

} // namespace dovetail::ui
