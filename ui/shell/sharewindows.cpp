// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sharewindows.h"

#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "ui/format/filedialog.h"
#include "ui/shares/ownsharesdialog.h"
#include "ui/shares/sharebrowser.h"
#include "ui/shares/shareeditor.h"
#include "ui/shell/mainwindow.h"
#include "ui/transfers/transfersplace.h"

#include <QDir>

namespace dovetail::ui {

ShareWindows::ShareWindows(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    connect(&m_window, &MainWindow::sharesWanted, this,
            [this](const PeerId &peer) { peer.isNull() ? manage() : open(peer); });
    connect(&m_node, &Node::sharesChanged, this, [this](const QList<Share> &shares) {
        if (m_own)
            m_own->setShares(shares);
    });
}

ShareWindows::~ShareWindows()
{
    for (const QPointer<ShareBrowser> &browser : std::as_const(m_browsers))
        delete browser.data();
}

void ShareWindows::open(const PeerId &peer)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    QPointer<ShareBrowser> &browser = m_browsers[peer];
    if (!browser) {
        browser = new ShareBrowser(m_window.theme(), *person);
        browser->setAttribute(Qt::WA_DeleteOnClose);
        browser->setAttribute(Qt::WA_QuitOnClose, false);
        connectBrowser(browser);
        browser->model().load();
    }
    browser->show();
    browser->raise();
    browser->activateWindow();
}

void ShareWindows::connectBrowser(ShareBrowser *browser)
{
    BrowserModel *model = &browser->model();
    const PeerId peer = browser->peer();
    connect(model, &BrowserModel::browseWanted, this,
            [this, model, peer](const BrowseRequest &wanted) { model->asked(m_node.browse(peer, wanted)); });
    connect(&m_node, &Node::browsed, model, &BrowserModel::put);
    connect(&m_node, &Node::personChanged, browser, [browser](const Person &person) {
        if (person.id == browser->peer())
            browser->setPerson(person);
    });
    connect(&m_node, &Node::offerFailed, browser, [browser](const TransferId &, const PeerId &from, const Error &error) {
        if (from == browser->peer())
            browser->tell(sentence(error));
    });
    connect(browser, &ShareBrowser::downloadWanted, this,
            [this, browser](const QList<DownloadWish> &wishes, bool ask) {
                if (!ask) {
                    download(browser, wishes, {});
                    return;
                }
                QFileDialog *dialog = newFileDialog(browser, tr("Download to"), QFileDialog::Directory, m_node.info().downloadFolder);
                connect(dialog, &QFileDialog::fileSelected, browser,
                        [this, browser, wishes](const QString &folder) { download(browser, wishes, folder); });
                dialog->open();
            });
    connect(browser, &ShareBrowser::transfersWanted, this, [this] {
        m_window.transfers()->setOpen(true);
        m_window.raise();
        m_window.activateWindow();
    });
}

void ShareWindows::download(ShareBrowser *browser, const QList<DownloadWish> &wishes, const QString &folder)
{
    int count = 0;
    for (const DownloadWish &wish : wishes) {
        m_node.download(browser->peer(), wish.share.id, wish.paths, {folder, {}}, wish.password);
        count += qMax(1, int(wish.paths.size()));
    }
    browser->tell(tr("%n download(s) started.", nullptr, count));
}

void ShareWindows::manage()
{
    if (!m_own) {
        m_own = new OwnSharesDialog(m_window.theme(), &m_window);
        m_own->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_own, &OwnSharesDialog::addWanted, this, &ShareWindows::add);
        connect(m_own, &OwnSharesDialog::changeWanted, this, &ShareWindows::edit);
        connect(m_own, &OwnSharesDialog::removeWanted, this, &ShareWindows::remove);
        m_own->setShares(m_node.shares());
    }
    m_own->show();
    m_own->raise();
    m_own->activateWindow();
}

void ShareWindows::add()
{
    QFileDialog *dialog = newFileDialog(m_own, tr("Share a folder"), QFileDialog::Directory, QDir::homePath());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        Share share;
        share.folder = QDir(folder).absolutePath();
        share.name = QDir(folder).dirName().left(limits::maxShareName);
        edit(share);
    });
    dialog->open();
}

void ShareWindows::edit(const Share &share)
{
    auto *editor = new ShareEditor(share, m_node.people(), m_own);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &ShareEditor::saved, this, [this, editor](const Share &changed, const std::optional<QString> &password) {
        if (!changed.id.isNull()) {
            m_node.changeShare(changed, password);
            editor->accept();
        } else if (const auto published = m_node.publish(changed, password.value_or(QString())); published) {
            editor->accept();
        } else {
            editor->refuse(sentence(published.error()));
        }
    });
    editor->open();
}

/// What is being fetched meanwhile ends; nothing on the disk changes, so nobody is asked.
void ShareWindows::remove(const ShareId &id)
{
    m_node.unpublish(id);
}

} // namespace dovetail::ui
