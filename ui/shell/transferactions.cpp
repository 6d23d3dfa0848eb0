// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/transferactions.h"

#include "core/common/sentence.h"
#include "ui/conversation/noticebar.h"
#include "ui/format/filedialog.h"
#include "ui/format/menuplace.h"
#include "ui/format/persontext.h"
#include "ui/format/transfertext.h"
#include "ui/shell/filecopies.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/words.h"
#include "ui/transfers/acceptallquestion.h"
#include "ui/transfers/acceptmenu.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/notesdialog.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersplace.h"
#include "ui/transfers/transfersview.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace dovetail::ui {

TransferActions::TransferActions(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window), m_copies(new FileCopies(this))
{
    TransfersPlace *place = m_window.transfers();
    connect(&m_node, &Node::transferChanged, this, &TransferActions::take);
    connect(&m_node, &Node::transfersRemoved, place, &TransfersPlace::remove);
    connect(&m_node, &Node::personChanged, &place->model(), &TransfersModel::putPerson);
    connect(&m_node, &Node::started, this, [this, place](const NodeInfo &info) {
        place->panel()->setRateLimit(info.rateLimit);
        for (const Person &person : m_node.people())
            place->model().putPerson(person);
        for (const Transfer &transfer : m_node.transfers())
            place->put(transfer);
    });
    connect(&m_node, &Node::infoChanged, place->panel(),
            [place](const NodeInfo &info) { place->panel()->setRateLimit(info.rateLimit); });
    connect(m_copies, &FileCopies::finished, this, &TransferActions::tellCopied);
    connectPanel(*place->panel());
}

void TransferActions::connectPanel(TransfersPanel &panel)
{
    connect(panel.view(), &TransfersView::actionTriggered, this, &TransferActions::act);
    connect(panel.view(), &TransfersView::filesDropped, this,
            [this](const TransferId &id, const DroppedFiles &files) { m_node.addFiles(id, files.files); });
    connect(&panel, &TransfersPanel::acceptAllWanted, this, &TransferActions::askAcceptAll);
    connect(&panel, &TransfersPanel::pauseAllWanted, this, [this] { forAll(RowAction::Pause); });
    connect(&panel, &TransfersPanel::resumeAllWanted, this, [this] { forAll(RowAction::Resume); });
    connect(&panel, &TransfersPanel::forgetWanted, &m_node, &Node::forgetTransfers);
    connect(&panel, &TransfersPanel::rateLimitChosen, &m_node, &Node::setRateLimit);
}

void TransferActions::act(const Transfer &transfer, RowAction action)
{
    const TransferId id = transfer.id;
    switch (action) {
    case RowAction::Accept:
        accept(id, {});
        break;
    case RowAction::AcceptTo:
        askFolder(id);
        break;
    case RowAction::Decline:
        m_node.decline(id);
        break;
    case RowAction::Cancel:
        m_node.cancel(id);
        break;
    case RowAction::Pause:
        m_node.pauseTransfer(id);
        break;
    case RowAction::Resume:
        m_node.resumeTransfer(id);
        break;
    case RowAction::Retry:
        m_node.retryTransfer(id);
        break;
    case RowAction::Open:
        if (!transfer.paths.isEmpty())
            openFile(transfer.paths.first(), complain());
        break;
    case RowAction::ShowInFolder:
        showInFolder(transfer.paths, transfer.folder, complain());
        break;
    case RowAction::SaveCopy:
        saveCopy(transfer);
        break;
    case RowAction::ShowNotes: {
        auto *dialog = new NotesDialog(transfer, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        break;
    }
    case RowAction::AddFiles:
        askAdded(id, false);
        break;
    case RowAction::AddFolder:
        askAdded(id, true);
        break;
    case RowAction::MoveUp:
        m_node.moveInQueue(id, qMax(0, transfer.queuePosition - 1));
        break;
    case RowAction::MoveDown:
        m_node.moveInQueue(id, transfer.queuePosition + 1);
        break;
    case RowAction::GoTo:
        m_window.transfers()->setOpen(false);
        m_window.open(transfer.peer);
        break;
    case RowAction::Forget:
        m_node.forgetTransfers({id});
        break;
    default: // of messages
        break;
    }
}

void TransferActions::showAcceptMenu(const Transfer &transfer, const QRect &button)
{
    const auto person = m_node.person(transfer.peer);
    if (!person)
        return;
    auto *menu = new AcceptMenu(*person, &m_window);
    connect(menu, &AcceptMenu::acceptWanted, this, [this, id = transfer.id] { accept(id, {}); });
    connect(menu, &AcceptMenu::acceptToWanted, this, [this, id = transfer.id] { askFolder(id); });
    connect(menu, &AcceptMenu::autoAcceptChosen, this,
            [this, id = transfer.id, peer = transfer.peer](qint64 bytes) { autoAccept(id, peer, bytes); });
    popupBelow(*menu, button);
}

/// Who says "always" means this one, too, when it is small enough.
void TransferActions::autoAccept(const TransferId &id, const PeerId &peer, qint64 bytes)
{
    m_node.setAutoAccept(peer, bytes);
    const auto transfer = m_node.transfer(id);
    if (transfer && transfer->state == TransferState::Offered && !transfer->counting && transfer->totalBytes <= bytes)
        accept(id, {});
}

void TransferActions::take(const Transfer &transfer)
{
    m_window.transfers()->put(transfer);
    const auto accepted = m_accepted.constFind(transfer.id);
    if (accepted == m_accepted.constEnd())
        return;
    if (transfer.state == TransferState::Offered && !transfer.error.isError())
        return; // something else of it changed
    if (transfer.error.code == ErrorCode::NameTaken && !isUnderWay(transfer))
        askConflict(transfer);
    m_accepted.remove(transfer.id);
}

void TransferActions::accept(const TransferId &id, const AcceptOptions &options)
{
    m_accepted.insert(id, options.folder);
    m_node.accept(id, options);
}

/// In the window, if it is still there.
Complain TransferActions::complain() const
{
    return [notice = QPointer(m_window.notice())](const QString &sentence) {
        if (notice)
            notice->show(sentence);
    };
}

void TransferActions::askFolder(const TransferId &id)
{
    QFileDialog *dialog =
        newFileDialog(&m_window, tr("Save in"), QFileDialog::Directory, m_node.info().downloadFolder);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &folder) { accept(id, {folder, {}}); });
    dialog->open();
}

void TransferActions::askConflict(const Transfer &transfer)
{
    const QString chosen = m_accepted.value(transfer.id);
    const QString folder = chosen.isEmpty() ? m_node.info().downloadFolder : chosen;
    const QString name = transfer.error.detail.isEmpty() ? transferTitle(transfer) : transfer.error.detail;
    const bool isFolder = QFileInfo(QDir(folder).filePath(name)).isDir();
    auto *dialog = new ConflictDialog(name, folder, isFolder, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConflictDialog::chosen, this, [this, id = transfer.id, chosen](ExistingPolicy policy) {
        accept(id, {chosen, policy});
    });
    emit asked();
    dialog->open();
}

void TransferActions::askAdded(const TransferId &id, bool folder)
{
    QFileDialog *dialog = newFileDialog(&m_window, folder ? tr("Add a folder") : tr("Add files"),
                                        folder ? QFileDialog::Directory : QFileDialog::ExistingFiles, QDir::homePath());
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, id](const QStringList &paths) { m_node.addFiles(id, paths); });
    dialog->open();
}

void TransferActions::saveCopy(const Transfer &transfer)
{
    const QStringList paths = transfer.paths;
    const QString home = QDir::homePath();
    if (paths.size() == 1 && QFileInfo(paths.first()).isFile()) {
        QFileDialog *dialog = newFileDialog(&m_window, tr("Save a copy"), QFileDialog::AnyFile, home);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QFileInfo(paths.first()).fileName());
        connect(dialog, &QFileDialog::fileSelected, m_copies,
                [this, paths](const QString &target) { m_copies->copyTo(paths.first(), target); });
        dialog->open();
        return;
    }
    QFileDialog *dialog = newFileDialog(&m_window, tr("Save a copy in"), QFileDialog::Directory, home);
    connect(dialog, &QFileDialog::fileSelected, m_copies,
            [this, paths](const QString &folder) { m_copies->copyInto(paths, folder); });
    dialog->open();
}

void TransferActions::forAll(RowAction action)
{
    const QList<Transfer> all = m_window.transfers()->model().transfers();
    for (const Transfer &transfer : all) {
        if (actionsOf(transfer).contains(action))
            act(transfer, action);
    }
}

void TransferActions::askAcceptAll()
{
    QList<Transfer> offers;
    QList<PeerId> whom;
    QStringList names;
    for (const Transfer &transfer : m_window.transfers()->model().transfers()) {
        if (!actionsOf(transfer).contains(RowAction::Accept))
            continue;
        offers += transfer;
        if (const auto person = m_node.person(transfer.peer); person && !whom.contains(transfer.peer)) {
            whom += transfer.peer;
            names += shownName(*person);
        }
    }
    if (offers.isEmpty())
        return;
    auto *question = new AcceptAllQuestion(offers, names, m_node.info().downloadFolder, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &AcceptAllQuestion::acceptWanted, this, [this](const QList<TransferId> &ids) {
        for (const TransferId &id : ids) {
            const auto transfer = m_node.transfer(id); // it may be gone meanwhile
            if (transfer && actionsOf(*transfer).contains(RowAction::Accept))
                accept(id, {});
        }
    });
    question->open();
}

void TransferActions::tellCopied(const QString &where, const Error &error)
{
    if (error.isError())
        m_window.notice()->show(sentence(error));
    else
        m_window.notice()->show(tr("The copy was saved to %1.").arg(isolated(QDir::toNativeSeparators(where))), NoticeBar::Tone::Notice);
}

} // namespace dovetail::ui
