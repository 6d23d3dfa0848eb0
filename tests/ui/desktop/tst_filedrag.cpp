// SPDX-License-Identifier: GPL-3.0-or-later
// Received files out of the window; files from elsewhere into it where no person is.
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/conversation/filedrag.h"
#include "ui/conversation/messageview.h"
#include "ui/desktop/windowdrop.h"
#include "ui/format/transfertext.h"
#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QWindow>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QString made(const QTemporaryDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    [[maybe_unused]] const bool there = file.open(QIODevice::WriteOnly);
    return file.fileName();
}

} // namespace

class TestFileDrag final : public QObject {
    Q_OBJECT
private slots:
    void onlyWhatArrivedAndIsStillThere();
    void aDragCarriesLocalFiles();
    void aPressAndAMoveDrag();
    void filesDroppedBesideAnybodyAreTaken();
};

void TestFileDrag::onlyWhatArrivedAndIsStillThere()
{
    QTemporaryDir folder;
    const PeerId mei = samples::peerId(1);
    ConversationRow row;
    row.transfer = samples::transfer(1, mei, false, TransferState::Done, QStringLiteral("a"), 10);
    row.transfer->paths = {made(folder, QStringLiteral("a")), folder.filePath(QStringLiteral("gone"))};
    QCOMPARE(FileDrag::filesOf(row), QStringList{folder.filePath(QStringLiteral("a"))});
    row.transfer->state = TransferState::Running;
    QVERIFY(FileDrag::filesOf(row).isEmpty());
    row.transfer->state = TransferState::Done;
    row.transfer->outgoing = true;
    QVERIFY(FileDrag::filesOf(row).isEmpty());
    QVERIFY(FileDrag::filesOf(ConversationRow()).isEmpty());
}

void TestFileDrag::aDragCarriesLocalFiles()
{
    const std::unique_ptr<QMimeData> data(
        FileDrag::mimeData({QStringLiteral("/tmp/a b"), QStringLiteral("/tmp/报告")}));
    QCOMPARE(data->urls().size(), 2);
    QCOMPARE(data->urls().at(1).toLocalFile(), QStringLiteral("/tmp/报告"));
    QVERIFY(data->hasFormat(QStringLiteral("text/uri-list")));
}

void TestFileDrag::aPressAndAMoveDrag()
{
    QTemporaryDir folder;
    Theme theme;
    ConversationModel model;
    MessageView view(theme, model);
    auto *drag = new FileDrag(view, model);
    view.resize(600, 400);
    view.show();
    const Person mei = samples::person(1, QStringLiteral("Mei"));
    model.open(mei);
    Transfer transfer = samples::transfer(1, mei.id, false, TransferState::Done, QStringLiteral("a"), 10);
    transfer.paths = {made(folder, QStringLiteral("a"))};
    const auto wanted = model.awaited();
    QVERIFY(wanted.has_value());
    model.takePage(mei.id, *wanted, {{samples::card(transfer, 1, 1)}, true, true});
    model.putTransfer(transfer);
    QTRY_VERIFY(!view.cardRect(model.index(0)).isEmpty());
    QSignalSpy dragged(drag, &FileDrag::dragged);
    // The drag's own loop ends at once: the button is up again.
    connect(drag, &FileDrag::dragged, this, [&] {
        QTimer::singleShot(0, this, [&] {
            QTest::mouseRelease(view.window()->windowHandle(), Qt::LeftButton);
            QTest::keyClick(view.window()->windowHandle(), Qt::Key_Escape);
        });
    });
    const QRect card = view.cardRect(model.index(0));
    const QPoint at = card.topLeft() + QPoint(20, 20);
    const auto send = [&](QEvent::Type type, const QPoint &pos, Qt::MouseButtons buttons) {
        QMouseEvent event(type, QPointF(pos), QPointF(view.viewport()->mapToGlobal(pos)),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(view.viewport(), &event);
    };
    send(QEvent::MouseButtonPress, QPoint(card.right() + 40, card.top() + 20), Qt::LeftButton); // beside it
    send(QEvent::MouseMove, QPoint(card.right() + 80, card.top() + 20), Qt::LeftButton);
    QCOMPARE(dragged.size(), 0);
    QRect button;
    for (const RowAction action : actionsOf(transfer))
        button = button.isEmpty() ? view.actionRect(model.index(0), action) : button;
    QVERIFY(!button.isEmpty());
    send(QEvent::MouseButtonPress, button.center(), Qt::LeftButton); // a button is a button
    send(QEvent::MouseMove, button.center() + QPoint(60, 0), Qt::LeftButton);
    QCOMPARE(dragged.size(), 0);
    send(QEvent::MouseButtonPress, at, Qt::LeftButton);
    send(QEvent::MouseMove, at + QPoint(2, 0), Qt::LeftButton); // an unsteady hand
    QCOMPARE(dragged.size(), 0);
    send(QEvent::MouseMove, at + QPoint(40, 0), Qt::LeftButton);
    QCOMPARE(dragged.size(), 1);
    QCOMPARE(dragged.first().first().toStringList(), transfer.paths);
}

void TestFileDrag::filesDroppedBesideAnybodyAreTaken()
{
    QTemporaryDir folder;
    Theme theme;
    QWidget window;
    WindowDrop &drop = *new WindowDrop(theme, window);
    window.resize(300, 300);
    QSignalSpy dropped(&drop, &WindowDrop::dropped);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(made(folder, QStringLiteral("a")))});
    QMimeData text;
    text.setText(QStringLiteral("hello"));

    QDragEnterEvent no(QPoint(5, 5), Qt::CopyAction, &text, Qt::LeftButton, {});
    no.ignore();
    QCoreApplication::sendEvent(&window, &no);
    QVERIFY(!no.isAccepted());
    QDragEnterEvent enter(QPoint(5, 5), Qt::MoveAction | Qt::CopyAction, &files, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QDropEvent let(QPointF(5, 5), Qt::MoveAction | Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&window, &let);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().value<DroppedFiles>().files.size(), 1);
    QCOMPARE(let.dropAction(), Qt::CopyAction);
}

QTEST_MAIN(TestFileDrag)
#include "tst_filedrag.moc"
