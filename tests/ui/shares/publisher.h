// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shares/browsermodel.h"

namespace dovetail::ui {

inline ShareId shareId(char c)
{
    return *ShareId::fromBytes(QByteArray(ShareId::size, c));
}

/// Answers as a publisher would, when told to: a few lists.
class Publisher final : public QObject {
public:
    explicit Publisher(BrowserModel &model) : m_model(model)
    {
        connect(&model, &BrowserModel::browseWanted, this, [this](const BrowseRequest &wanted) {
            asked += wanted;
            m_model.asked(++m_number);
        });
        for (int i = 0; i < 450; ++i)
            entries += SharedEntry{QStringLiteral("file-%1.bin").arg(i, 3, 10, QLatin1Char('0')), false, i * 1'000, 1};
        entries.prepend({QStringLiteral("Drawings"), true, 0, 1'700'000'000'000});
    }
    /// The newest question.
    void answer() { answer(m_number); }
    void answer(quint64 number)
    {
        const BrowseRequest &wanted = asked.last();
        BrowsePage page;
        if (wanted.share.isNull()) {
            page.shares = shares;
            page.total = int(shares.size());
        } else if (wanted.share == shareId('p') && wanted.password != QStringLiteral("right")) {
            m_model.put(number, {}, {ErrorCode::WrongPassword, {}});
            return;
        } else {
            QList<SharedEntry> found;
            for (const SharedEntry &entry : entries) {
                if (entry.name.contains(wanted.filter))
                    found += entry;
            }
            page.total = int(found.size());
            page.entries = found.mid(wanted.offset, wanted.count);
        }
        m_model.put(number, page, {});
    }
    void fail(ErrorCode code) { m_model.put(m_number, {}, {code, {}}); }
    [[nodiscard]] quint64 number() const { return m_number; }

    QList<BrowseRequest> asked;
    QList<PublishedShare> shares{{shareId('a'), QStringLiteral("Projects"), false},
                                 {shareId('p'), QStringLiteral("Private"), true}};
    QList<SharedEntry> entries;

private:
    BrowserModel &m_model;
    quint64 m_number = 0;
};

} // namespace dovetail::ui
