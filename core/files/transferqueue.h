// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QList>

#include <functional>

namespace dovetail::files {

/// In which order incoming transfers get their turns: as they were accepted, unless somebody moves one. Those that
/// run or are held back keep their places among the others. Pure.
class TransferQueue final {
public:
    using Waits = std::function<bool(const TransferId &)>;

    [[nodiscard]] const QList<TransferId> &all() const { return m_order; }
    /// At the end, unless it is in already. True: it was not.
    bool add(const TransferId &id);
    void remove(const TransferId &id) { m_order.removeOne(id); }
    /// Puts it before the `position`-th (from 0) of the others that wait; behind all when there are not so many.
    /// False: it is not in the queue.
    bool move(const TransferId &id, int position, const Waits &waits);

private:
    QList<TransferId> m_order;
};

} // namespace dovetail::files
