// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composer.h"

#include "ui/conversation/composeredit.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace dovetail::ui {

Composer::Composer(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_attach(new QToolButton),
      m_edit(new ComposerEdit),
      m_send(new QToolButton)
{
    setObjectName(QStringLiteral("composer"));
    setAttribute(Qt::WA_StyledBackground);
    m_attach->setAccessibleName(tr("Send files"));
    m_attach->setToolTip(tr("Send files (Ctrl+O)"));
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send (Enter)"));
    m_edit->setAccessibleName(tr("Message"));
    connect(m_attach, &QToolButton::clicked, this, &Composer::attachWanted);
    connect(m_send, &QToolButton::clicked, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::submitted, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::filesPasted, this, &Composer::filesPasted);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::updateSend);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 11, 14, 10);
    row->setSpacing(8);
    row->addWidget(m_attach, 0, Qt::AlignBottom);
    row->addWidget(m_edit, 1, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    setTabOrder(m_edit, m_send);
    setTabOrder(m_send, m_attach);
    setFocusProxy(m_edit);
    connect(&theme, &Theme::changed, this, &Composer::retint);
    retint();
    updateSend();
}

void Composer::setPeer(const PeerId &peer, const QString &name)
{
    const QString shortName = fontMetrics().elidedText(name.left(512), Qt::ElideRight, 240);
    m_edit->setPlaceholderText(tr("Write a message to %1").arg(shortName));
    if (peer == m_peer)
        return;
    if (text().isEmpty())
        m_drafts.remove(m_peer);
    else
        m_drafts.insert(m_peer, text());
    m_peer = peer;
    setText(m_drafts.value(peer));
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::giveBack(const PeerId &peer, const QString &text)
{
    const QString since = peer == m_peer ? this->text() : m_drafts.value(peer);
    const QString together = since.isEmpty() ? text : text + QLatin1Char('\n') + since;
    if (peer == m_peer)
        setText(together);
    else
        m_drafts.insert(peer, together);
}

void Composer::sent()
{
    m_edit->clear();
}

void Composer::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::submit()
{
    if (!text().trimmed().isEmpty())
        emit submitted(text());
}

void Composer::updateSend()
{
    m_send->setEnabled(!text().trimmed().isEmpty());
}

void Composer::retint()
{
    const Colours &colours = m_theme.colours();
    m_attach->setIcon(tintedIcon(QStringLiteral("plus"), colours.sub));
    m_attach->setIconSize({metrics::icon + 2, metrics::icon + 2});
    m_send->setIcon(tintedIcon(QStringLiteral("send"), colours.accText));
    m_send->setIconSize({metrics::icon, metrics::icon});
}

} // namespace dovetail::ui
