// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "core/node/nodeoptions.h"

#include <QByteArray>
#include <QDate>
#include <QTimeZone>

#include <memory>

namespace dovetail {

/// Whose conversation is written to a file, and how times are shown in it.
struct ExportTitle {
    PeerId peer;
    QString theirName;
    QString ownName;
    qint64 exportedAt = 0; ///< wall time, ms
    QTimeZone zone = QTimeZone::systemTimeZone();
};

/// A conversation as a file's bytes, piece by piece, so that its length costs no memory. What was written is text in all
/// formats: nothing in it becomes markup, a line of its own or another's words.
class ConversationFormat {
public:
    [[nodiscard]] static std::unique_ptr<ConversationFormat> make(ExportFormat format,
                                                                  const ExportTitle &title);
    explicit ConversationFormat(ExportTitle title) : m_title(std::move(title)) {}
    virtual ~ConversationFormat() = default;

    [[nodiscard]] virtual QByteArray begin() = 0;
    /// Messages in order, oldest first.
    [[nodiscard]] virtual QByteArray row(const Message &message) = 0;
    [[nodiscard]] virtual QByteArray end() = 0;

protected:
    [[nodiscard]] const ExportTitle &title() const { return m_title; }
    [[nodiscard]] QString writer(const Message &message) const;
    [[nodiscard]] QDateTime local(qint64 ms) const;
    /// The day, said before its first message; empty when it was.
    [[nodiscard]] QString newDay(const Message &message);
    /// "forwarded", "edited", "not delivered yet", "Mei: 👍": what is to be said of a row besides its words.
    [[nodiscard]] QStringList remarks(const Message &message) const;

private:
    ExportTitle m_title;
    QDate m_day;
};

} // namespace dovetail
