// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationpane.h"

#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationempty.h"
#include "ui/conversation/dropoverlay.h"
#include "ui/conversation/emojipicker.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/textwindow.h"
#include "ui/conversation/trustbar.h"
#include "ui/format/dropsize.h"
#include "ui/format/filedialog.h"
#include "ui/format/links.h"
#include "ui/format/messagetext.h"
#include "ui/format/persontext.h"
#include "ui/format/question.h"
#include "ui/format/translated.h"
#include "ui/format/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace dovetail::ui {

ConversationPane::ConversationPane(const Theme &theme, ConversationModel &conversation, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_conversation(conversation),
      m_header(new Header(theme)),
      m_view(new MessageView(theme, conversation)),
      m_notice(new NoticeBar(theme)),
      m_composer(new Composer(theme)),
      m_trust(new TrustBar),
      m_empty(new ConversationEmpty(conversation, m_view, this)),
      m_latest(new QToolButton(this)),
      m_overlay(nullptr),
      m_dropSize(new DropSize(this))
{
    setObjectName(QStringLiteral("conversationPane"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(m_composer);
    column->addWidget(m_trust);
    m_trust->hide();

    m_latest->setObjectName(QStringLiteral("latest"));
    keepTranslated(this, [this] {
        m_latest->setAccessibleName(tr("Go to the newest message"));
        m_latest->setToolTip(tr("Go to the newest message"));
    });
    m_latest->hide();
    connect(m_latest, &QToolButton::clicked, m_view, &MessageView::showLatest);
    connect(m_view, &MessageView::latestShown, m_latest, &QWidget::setHidden);
    m_overlay = new DropOverlay(theme, this); // last, so above all
    connect(m_dropSize, &DropSize::counted, this, [this](qint64 bytes) {
        m_dragged.wholeBytes = bytes;
        tellDrop();
    });
    m_view->installEventFilter(this);

    connectComposer();
    connect(m_view, &MessageView::actionTriggered, this, &ConversationPane::act);
    connect(m_view, &MessageView::reactionChosen, this,
            [this](const ConversationRow &row, const QString &emoji) {
                emit reactionChosen(row.message.peer, row.message.ref(), emoji);
            });
    connect(m_view, &MessageView::reactionWanted, this, [this](const ConversationRow &row, const QRect &beside) {
        auto *picker = new EmojiPicker(m_theme, m_composer->emoji(), this);
        connect(picker, &EmojiPicker::chosen, this, [this, message = row.message](const QString &emoji) {
            emit reactionChosen(message.peer, message.ref(), emoji);
        });
        picker->popup(beside);
    });
    connect(m_view, &MessageView::linkActivated, this, [this](const QUrl &target) {
        if (mayBeOpened(target) && !QDesktopServices::openUrl(target))
            m_notice->show(tr("No program here opens this link. Copy it to use it elsewhere."));
    });
    connect(m_view, &MessageView::unseenChanged, this, &ConversationPane::showUnseen);
    connect(&theme, &Theme::changed, this, &ConversationPane::retint);
    retint();
}

void ConversationPane::connectComposer()
{
    connect(m_composer, &Composer::submitted, this, &ConversationPane::submit);
    connect(m_composer, &Composer::editLastWanted, this, &ConversationPane::editLast);
    connect(m_composer, &Composer::attachWanted, this, &ConversationPane::chooseFiles);
    connect(m_composer, &Composer::attachFolderWanted, this, &ConversationPane::chooseFolder);
    connect(m_composer, &Composer::filesPasted, this,
            [this](const DroppedFiles &files) { emit filesChosen(peer(), files); });
    connect(m_composer, &Composer::imagePasted, this,
            [this](const QImage &image) { emit imagePasted(peer(), image); });
    connect(m_composer, &Composer::typing, this, [this](bool active) { emit typing(peer(), active); });
    connect(m_composer, &Composer::tooLong, this, [this](const QString &text) {
        m_notice->offer(tr("This text is longer than a message can be (%1).").arg(formatBytes(limits::maxTextBytes)),
                        tr("Send as a text file"), [this, to = peer(), text] { emit textFileWanted(to, text); });
    });
    connect(m_composer, &Composer::tooMuchToShow, this, [this](const QString &text, const ComposerMode &mode) {
        m_notice->offer(tr("This text is too long to be shown here (%1).").arg(formatBytes(text.toUtf8().size())),
                        tr("Send it"), [this, to = peer(), text, mode] {
                            if (to == peer())
                                submit(text, mode);
                        });
    });
}

void ConversationPane::open(const Person &person, const Position &place)
{
    m_notice->dismiss();
    m_header->setTyping(false);
    m_header->setPerson(person);
    m_composer->setPeer(person.id, shownName(person));
    showTrust(person);
    m_conversation.open(person, place);
}

void ConversationPane::setPerson(const Person &person)
{
    m_header->setPerson(person);
    m_composer->setPeer(person.id, shownName(person));
    m_conversation.setPerson(person);
    showTrust(person);
}

/// Where nothing can be written, the way back is in the composer's place.
void ConversationPane::showTrust(const Person &person)
{
    m_trust->setPerson(person);
    m_composer->setVisible(!TrustBar::isNeededFor(person));
    m_empty->setWritable(!TrustBar::isNeededFor(person));
}

void ConversationPane::setTyping(const PeerId &who, bool active)
{
    if (who == peer())
        m_header->setTyping(active);
}

void ConversationPane::submit(const QString &text, const ComposerMode &mode)
{
    switch (mode.kind) {
    case ComposerMode::Kind::New:
        emit textSubmitted(peer(), text, std::nullopt);
        break;
    case ComposerMode::Kind::Reply:
        emit textSubmitted(peer(), text, mode.target);
        break;
    case ComposerMode::Kind::Edit:
        emit editSubmitted(peer(), mode.target.id, text);
        break;
    }
}

void ConversationPane::edit(const Message &message)
{
    if (ComposerEdit::isTooMuchToShow(message.text))
        m_notice->show(tr("This message is too long to be changed here."), NoticeBar::Tone::Notice);
    else
        m_composer->edit(message);
}

void ConversationPane::act(const ConversationRow &row, RowAction action)
{
    const Message &message = row.message;
    switch (action) {
    case RowAction::Reply:
        m_composer->reply(message, message.own ? tr("yourself") : shownName(m_conversation.person()));
        break;
    case RowAction::Edit:
        edit(message);
        break;
    case RowAction::Delete:
        askDelete(message);
        break;
    case RowAction::Forward:
        emit forwardWanted(message, row.transfer ? row.transfer->paths : QStringList());
        break;
    case RowAction::ShowAll:
        showAll(message);
        break;
    case RowAction::ShowQuoted:
        if (const int at = message.quote ? m_conversation.find(message.quote->ref) : -1; at >= 0)
            m_view->showTarget(at);
        else if (message.quote)
            m_conversation.showPlace(message.quote->position);
        break;
    default: // somebody else's
        break;
    }
}

void ConversationPane::editLast()
{
    for (int at = m_conversation.rowCount() - 1; at >= 0; --at) {
        const Message &message = m_conversation.row(at).message;
        if (canBeEdited(message)) {
            edit(message);
            return;
        }
    }
}

void ConversationPane::askDelete(const Message &message)
{
    const Question &question = Question::ask(this, Question::Deed::Grave, [] {
        return Question::Words{.title = tr("Delete message"),
                               .text = tr("Delete this message for both of you?"),
                               .meaning = tr("A line that a message was deleted stays in its place."),
                               .deed = tr("Delete")};
    });
    connect(&question, &QDialog::accepted, this, [this, to = message.peer, id = message.id] { emit deleteWanted(to, id); });
}

void ConversationPane::showAll(const Message &message)
{
    auto *window = new TextWindow(message.text, this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("Message of %1").arg(clockText(message.at, QLocale())));
    window->show();
}

void ConversationPane::showUnseen(int count)
{
    m_latest->setText(count > 0 ? QLocale().toString(count) : QString());
    m_latest->setToolButtonStyle(count > 0 ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_latest->setAccessibleName(count > 0 ? tr("Go to the newest message, %n new", nullptr, count)
                                          : tr("Go to the newest message"));
    placeLatestButton();
}

void ConversationPane::setDropText(const QString &text)
{
    m_overlay->setText(text);
}

void ConversationPane::chooseFiles()
{
    choose(tr("Send files"), false);
}

void ConversationPane::chooseFolder()
{
    choose(tr("Send a folder"), true);
}

void ConversationPane::choose(const QString &title, bool folder)
{
    QFileDialog *dialog = newFileDialog(this, title, folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, to = peer()](const QStringList &paths) { emit filesChosen(to, droppedFiles(paths)); });
    dialog->open();
}

void ConversationPane::dragEnterEvent(QDragEnterEvent *event)
{
    m_dragged = droppedFiles(event->mimeData());
    if (m_dragged.isEmpty() || peer().isNull() || event->source() == m_view) // not back to where it came from
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_dropSize->count(m_dragged);
    tellDrop();
}

void ConversationPane::tellDrop()
{
    setDropText(dropText(m_dragged, shownName(m_conversation.person()).left(64)));
}

void ConversationPane::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropSize->stop();
    setDropText({});
}

void ConversationPane::dropEvent(QDropEvent *event)
{
    m_dropSize->stop();
    setDropText({});
    const DroppedFiles files = droppedFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit filesChosen(peer(), files);
}

/// The button stays at the messages' corner, whatever comes in above or below them.
bool ConversationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        placeLatestButton();
    return QWidget::eventFilter(watched, event);
}

void ConversationPane::placeLatestButton()
{
    const QSize size(qMax(36, m_latest->sizeHint().width()), 36);
    const QRect corner(QPoint(width() - size.width() - 24, m_view->geometry().bottom() - size.height() - 8), size);
    m_latest->setGeometry(QStyle::visualRect(layoutDirection(), rect(), corner));
    m_latest->raise();
    m_overlay->raise();
}

void ConversationPane::retint()
{
    m_latest->setIcon(tintedIcon(QStringLiteral("down"), m_theme.colours().text));
}

} // namespace dovetail::ui
