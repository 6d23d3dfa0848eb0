// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationmodel.h"

#include <algorithm>

namespace dovetail::ui {

/// Answers a model's questions from a list, as the store does; at once or when told to.
class FakeStore final : public QObject {
public:
    explicit FakeStore(ConversationModel &model) : m_model(model)
    {
        connect(&model, &ConversationModel::pageWanted, this,
                [this](const PeerId &peer, const PageRequest &wanted) {
                    asked += wanted;
                    m_open += {peer, wanted};
                    if (answers)
                        QMetaObject::invokeMethod(this, [this] { answerNext(); }, Qt::QueuedConnection);
                });
    }

    void answerNext()
    {
        const auto [peer, wanted] = m_open.takeFirst();
        m_model.takePage(peer, wanted, page(wanted));
    }

    [[nodiscard]] MessagePage page(const PageRequest &wanted) const
    {
        const auto at = [this](const Position &place) {
            return std::lower_bound(messages.cbegin(), messages.cend(), place,
                                    [](const Message &one, const Position &p) { return one.position() < p; })
                - messages.cbegin();
        };
        qsizetype from = 0;
        qsizetype to = messages.size();
        switch (wanted.kind) {
        case PageRequest::Kind::Newest:
            from = qMax<qsizetype>(0, to - wanted.limit);
            break;
        case PageRequest::Kind::Before:
            to = at(wanted.position);
            from = qMax<qsizetype>(0, to - wanted.limit);
            break;
        case PageRequest::Kind::After:
            from = at({wanted.position.at, wanted.position.row + 1});
            to = qMin(to, from + wanted.limit);
            break;
        case PageRequest::Kind::Around:
        case PageRequest::Kind::Date:
            from = qMax<qsizetype>(0, at(wanted.position) - wanted.limit / 2);
            to = qMin(to, from + wanted.limit);
            break;
        }
        return {messages.mid(from, to - from), from == 0, to == messages.size()};
    }

    QList<Message> messages; ///< by position
    QList<PageRequest> asked;
    bool answers = true;

private:
    ConversationModel &m_model;
    QList<std::pair<PeerId, PageRequest>> m_open;
};

/// The whole conversation as the answer to what the model has asked.
inline void fill(ConversationModel &model, const QList<Message> &messages, bool reachedStart = true)
{
    if (const auto wanted = model.awaited())
        model.takePage(model.person().id, *wanted, {messages, reachedStart, true});
}

} // namespace dovetail::ui
