// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer.h"

#include "core/common/limits.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/emojipicker.h"
#include "ui/format/keysmenu.h"
#include "ui/format/messagetext.h"
#include "ui/format/translated.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QToolButton>

namespace dovetail::ui {

namespace {

/// Without a key for this long, one has stopped.
constexpr int stoppedMs = 2 * limits::typingMs;
/// A draft is told of so long after a key: a crash loses no more, and the store is not asked at each.
constexpr int keepMs = 1'000;

} // namespace

Composer::Composer(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_bar(new ComposerBar(theme)),
      m_attach(new QToolButton),
      m_edit(new ComposerEdit),
      m_emoji(new QToolButton),
      m_send(new QToolButton),
      m_emojiMemory(new EmojiMemory(this))
{
    setObjectName(QStringLiteral("composer"));
    setAttribute(Qt::WA_StyledBackground);
    m_emoji->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    m_send->setObjectName(QStringLiteral("send"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(stoppedMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { emit typing(false); });
    m_keeping.setSingleShot(true);
    m_keeping.setInterval(keepMs);
    connect(&m_keeping, &QTimer::timeout, this, &Composer::tellDraft);
    connect(m_bar, &ComposerBar::left, this, &Composer::leaveMode);
    addAttachMenu();
    connect(m_emoji, &QToolButton::clicked, this, &Composer::showEmoji);
    connect(m_send, &QToolButton::clicked, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::tooLong, this, &Composer::tooLong);
    connect(m_edit, &ComposerEdit::tooMuchToShow, this,
            [this](const QString &text) { emit tooMuchToShow(text, m_draft.mode); });
    connect(m_edit, &ComposerEdit::editLastWanted, this, &Composer::editLastWanted);
    connect(m_edit, &ComposerEdit::filesPasted, this, &Composer::filesPasted);
    connect(m_edit, &ComposerEdit::imagePasted, this, &Composer::imagePasted);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::textEdited);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_attach, 0, Qt::AlignBottom);
    row->addWidget(m_edit, 1, Qt::AlignBottom);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 11, 14, 10);
    column->setSpacing(8);
    column->addWidget(m_bar);
    column->addLayout(row);
    setTabOrder(m_edit, m_emoji);
    setTabOrder(m_emoji, m_send);
    setTabOrder(m_send, m_attach);
    setFocusProxy(m_edit);
    connect(&theme, &Theme::changed, this, &Composer::retint);
    retint();
    updateSend();
    keepTranslated(this, [this] { setTexts(); });
}

void Composer::addAttachMenu()
{
    auto *menu = new KeysMenu(m_attach);
    KeysMenu::setKeys(menu->addAction(QString(), this, &Composer::attachWanted), QKeySequence(Qt::CTRL | Qt::Key_O));
    KeysMenu::setKeys(menu->addAction(QString(), this, &Composer::attachFolderWanted), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    keepTranslated(menu, [actions = menu->actions()] {
        actions.at(0)->setText(tr("Files…"));
        actions.at(1)->setText(tr("Folder…"));
    });
    m_attach->setMenu(menu);
    m_attach->setPopupMode(QToolButton::InstantPopup);
}

void Composer::setTexts()
{
    m_attach->setAccessibleName(tr("Send files or a folder"));
    m_attach->setToolTip(tr("Send files or a folder"));
    m_emoji->setAccessibleName(tr("Emoji"));
    m_emoji->setToolTip(tr("Emoji (Ctrl+E)"));
    m_send->setAccessibleName(tr("Send"));
    setEnterSends(m_edit->enterSends());
    m_edit->setAccessibleName(tr("Message"));
    showName();
}

void Composer::showName()
{
    if (!m_name.isNull())
        m_edit->setPlaceholderText(isolated(tr("Write a message to %1").arg(isolated(m_name)))); // neither turns the other
}

void Composer::setPeer(const PeerId &peer, const QString &name)
{
    m_name = fontMetrics().elidedText(name.left(512), Qt::ElideRight, 240);
    showName();
    if (peer == m_peer)
        return;
    stopTyping();
    tellDraft();
    m_draft.text = text();
    if (m_draft.text.isEmpty() && m_draft.mode.kind == ComposerMode::Kind::New)
        m_drafts.remove(m_peer);
    else
        m_drafts.insert(m_peer, m_draft);
    m_peer = peer;
    m_draft = m_drafts.value(peer);
    setText(m_draft.text);
    showMode();
}

void Composer::setDraft(const PeerId &peer, const QString &text)
{
    m_told.insert(peer, text);
    if (text.isEmpty() || ComposerEdit::isTooMuchToShow(text))
        return;
    if (peer != m_peer) {
        if (!m_drafts.contains(peer))
            m_drafts[peer].text = text;
    } else if (m_draft.mode.kind != ComposerMode::Kind::Edit && m_edit->document()->isEmpty()) {
        setText(text);
    }
}

/// While an own message is edited, the draft is what was put aside for it.
void Composer::tellDraft()
{
    m_keeping.stop();
    if (m_peer.isNull())
        return;
    const QString draft = m_draft.mode.kind == ComposerMode::Kind::Edit ? m_draft.before : text();
    if (draft == m_told.value(m_peer))
        return;
    m_told.insert(m_peer, draft);
    emit draftChanged(m_peer, draft);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        retint(); // what is sent flies the way one writes
}

/// As far from the edges as the messages are.
void Composer::resizeEvent(QResizeEvent *event)
{
    const int beside = metrics::besideColumn(width());
    layout()->setContentsMargins(14 + beside, 11, 14 + beside, 10);
    layout()->activate();
    QWidget::resizeEvent(event);
}

void Composer::hideEvent(QHideEvent *event)
{
    tellDraft(); // the window may be closing
    QWidget::hideEvent(event);
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    const QScopedValueRollback setting(m_setting, true);
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::reply(const Message &message, const QString &who)
{
    leaveMode();
    m_draft.mode = {ComposerMode::Kind::Reply, message.ref()};
    m_draft.title = tr("Reply to %1").arg(isolated(who.left(limits::maxNameLength)));
    m_draft.excerpt = excerpt(message);
    showMode();
    focusText();
}

void Composer::edit(const Message &message)
{
    leaveMode();
    m_draft.before = text();
    m_draft.mode = {ComposerMode::Kind::Edit, message.ref()};
    m_draft.title = tr("Edit message");
    m_draft.excerpt = excerpt(message);
    setText(message.text);
    showMode();
    focusText();
}

void Composer::leaveMode()
{
    if (m_draft.mode.kind == ComposerMode::Kind::Edit)
        setText(m_draft.before);
    m_draft = {};
    showMode();
}

void Composer::giveBack(const PeerId &peer, const QString &text)
{
    const bool here = peer == m_peer;
    const bool editing = here && m_draft.mode.kind == ComposerMode::Kind::Edit;
    QString &kept = here ? m_draft.before : m_drafts[peer].text;
    const QString since = here && !editing ? this->text() : kept;
    const QString together = since.isEmpty() ? text : text + QLatin1Char('\n') + since;
    if (ComposerEdit::isTooMuchToShow(together))
        emit tooMuchToShow(text, {});
    else if (here && !editing)
        setText(together);
    else
        kept = together;
}

void Composer::sent()
{
    stopTyping();
    const QString left = m_draft.mode.kind == ComposerMode::Kind::Edit ? m_draft.before : QString();
    m_draft = {};
    setText(left);
    tellDraft();
    showMode();
}

void Composer::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::setEnterSends(bool on)
{
    m_edit->setEnterSends(on);
    m_send->setToolTip(on ? tr("Send (Enter)") : tr("Send (Ctrl+Enter)"));
}

void Composer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_draft.mode.kind != ComposerMode::Kind::New)
        leaveMode();
    else
        QWidget::keyPressEvent(event);
}

void Composer::submit()
{
    const QString written = text();
    if (written.trimmed().isEmpty())
        return;
    if (ComposerEdit::isTooLong(written))
        emit tooLong(written);
    else
        emit submitted(written, m_draft.mode);
}

void Composer::textEdited()
{
    updateSend();
    if (m_setting || m_draft.mode.kind == ComposerMode::Kind::Edit)
        return;
    m_keeping.start();
    if (m_edit->document()->isEmpty()) {
        stopTyping();
        return;
    }
    m_typing.start();
    emit typing(true);
}

void Composer::stopTyping()
{
    if (!m_typing.isActive())
        return;
    m_typing.stop();
    emit typing(false);
}

void Composer::showMode()
{
    switch (m_draft.mode.kind) {
    case ComposerMode::Kind::New:
        m_bar->hide();
        break;
    case ComposerMode::Kind::Reply:
        m_bar->show(QStringLiteral("reply"), m_draft.title, m_draft.excerpt);
        break;
    case ComposerMode::Kind::Edit:
        m_bar->show(QStringLiteral("edit"), m_draft.title, m_draft.excerpt);
        break;
    }
}

void Composer::updateSend()
{
    // A long text is hardly all white space; submit() looks again.
    m_send->setEnabled(m_edit->document()->characterCount() > 1'000 || !text().trimmed().isEmpty());
}

void Composer::showEmoji()
{
    auto *picker = new EmojiPicker(m_theme, *m_emojiMemory, this);
    connect(picker, &EmojiPicker::chosen, m_edit, [this](const QString &emoji) { m_edit->insertPlainText(emoji); });
    picker->popup(QRect(m_emoji->mapToGlobal(QPoint(0, 0)), m_emoji->size()));
}

void Composer::retint()
{
    const Colours &colours = m_theme.colours();
    m_attach->setIcon(tintedIcon(QStringLiteral("plus"), colours.sub));
    m_attach->setIconSize({metrics::icon + 2, metrics::icon + 2});
    m_emoji->setIcon(tintedIcon(QStringLiteral("smile"), colours.sub));
    m_emoji->setIconSize({metrics::icon + 2, metrics::icon + 2});
    m_send->setIcon(tintedIcon(QStringLiteral("send"), colours.accText, layoutDirection(), colours.sub));
    m_send->setIconSize({metrics::icon, metrics::icon});
}

} // namespace dovetail::ui
