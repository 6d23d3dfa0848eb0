// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/rowaction.h"

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
    /// What else Accept can mean, at this place of the screen.
    void showAcceptMenu(const Transfer &transfer, const QPoint &at);

private:
    void connectPanel(TransfersPanel &panel);
    void take(const Transfer &transfer);
    void accept(const TransferId &id, const AcceptOptions &options);
    void askFolder(const TransferId &id);
    void askConflict(const Transfer &transfer);
    void askAddedFiles(const TransferId &id);
    void saveCopy(const Transfer &transfer);
    void autoAccept(const TransferId &id, const PeerId &peer, qint64 bytes);
    void forAll(RowAction action);
    void tellCopied(const QString &where, const Error &error);

    Node &m_node;
    MainWindow &m_window;
    FileCopies *m_copies;
    QHash<TransferId, QString> m_accepted; ///< in this window, to which folder; no answer seen yet
};

} // namespace dovetail::ui
