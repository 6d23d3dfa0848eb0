// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowmemory.h"

namespace dovetail::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter");
const QString conversationKey = QStringLiteral("window/conversation");
const QString themeKey = QStringLiteral("window/theme");
const QString accentKey = QStringLiteral("window/accent");
const QString emojiKey = QStringLiteral("window/emoji");
const QString toneKey = QStringLiteral("window/emojiTone");
const QString enterKey = QStringLiteral("window/enterSends");

} // namespace

WindowMemory::WindowMemory(const QString &file) : m_settings(file, QSettings::IniFormat) {}

QByteArray WindowMemory::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void WindowMemory::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QByteArray WindowMemory::splitter() const
{
    return m_settings.value(splitterKey).toByteArray();
}

void WindowMemory::setSplitter(const QByteArray &state)
{
    m_settings.setValue(splitterKey, state);
}

PeerId WindowMemory::openConversation() const
{
    return PeerId::fromHex(m_settings.value(conversationKey).toString()).value_or(PeerId());
}

void WindowMemory::setOpenConversation(const PeerId &peer)
{
    m_settings.setValue(conversationKey, peer.isNull() ? QString() : peer.toHex());
}

QString WindowMemory::theme() const
{
    return m_settings.value(themeKey, QStringLiteral("system")).toString();
}

void WindowMemory::setTheme(const QString &name)
{
    m_settings.setValue(themeKey, name);
}

QString WindowMemory::accent() const
{
    return m_settings.value(accentKey).toString();
}

void WindowMemory::setAccent(const QString &name)
{
    m_settings.setValue(accentKey, name);
}

QStringList WindowMemory::recentEmoji() const
{
    return m_settings.value(emojiKey).toStringList();
}

int WindowMemory::emojiTone() const
{
    return m_settings.value(toneKey).toInt();
}

void WindowMemory::setEmoji(const QStringList &recent, int tone)
{
    m_settings.setValue(emojiKey, recent);
    m_settings.setValue(toneKey, tone);
}

bool WindowMemory::enterSends() const
{
    return m_settings.value(enterKey, true).toBool();
}

void WindowMemory::setEnterSends(bool on)
{
    m_settings.setValue(enterKey, on);
}

} // namespace dovetail::ui
