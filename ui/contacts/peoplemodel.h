// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace dovetail::ui {

/// Everybody worth a row, in no order; PeopleFilter makes a list of them. Offline strangers are not among them.
///
/// Single changes are told at once. A storm of them (everybody comes back when the network does) is told once a frame, all
/// together, so that whoever shows them works no more often than anybody sees it.
class PeopleModel final : public QObject {
    Q_OBJECT
public:
    enum Role {
        PersonRole = Qt::UserRole, ///< the Person, for painters
        IdRole,                    ///< PeerId; null for the heading
        SectionRole,               ///< Section, as int
        ActivityRole,              ///< sort value: wall time of the last message, or 0
        DistinctionRole,           ///< QString: distinction()
    };
    enum Section { Favourites, Conversations, Heading, OnNetwork };

    explicit PeopleModel(QObject *parent = nullptr);

    /// A newer value of somebody: somebody new, changed, or not worth a row any more.
    void put(const Person &person);
    [[nodiscard]] std::optional<Person> person(const PeerId &id) const;
    /// As told of last; null for who has no row. Good until the next change.
    [[nodiscard]] const Person *find(const PeerId &id) const;
    [[nodiscard]] QList<PeerId> ids() const { return m_people.keys(); }
    [[nodiscard]] int count() const { return int(m_people.size()); }
    [[nodiscard]] int unread() const { return m_unread; }
    /// What tells somebody from others of the same name: their host, and the short id where that is the same, too. Empty:
    /// nobody else has this name.
    [[nodiscard]] QString distinction(const PeerId &id) const;

signals:
    /// These are new, changed or gone: find() says which.
    void changed(const QList<dovetail::PeerId> &ids);

private:
    [[nodiscard]] bool mayTellNow();
    void take(const Person &person, QSet<PeerId> &touched);
    void rename(const PeerId &id, const QString &from, const QString &to, QSet<PeerId> &touched);
    void touchNamesakes(const QString &name, QSet<PeerId> &touched) const;
    void takeLate();

    QHash<PeerId, Person> m_people;
    QHash<PeerId, Person> m_late; ///< newer than m_people, to be told of with the next frame
    QHash<QString, QSet<PeerId>> m_names; ///< who shows it
    int m_unread = 0;
    QTimer m_frame;
    QElapsedTimer m_sinceRefill;
    int m_allowance; ///< of changes that are told at once
};

} // namespace dovetail::ui
