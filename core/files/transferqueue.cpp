// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferqueue.h"

namespace dovetail::files {

bool TransferQueue::add(const TransferId &id)
{
    if (m_order.contains(id))
        return false;
    m_order += id;
    return true;
}

bool TransferQueue::move(const TransferId &id, int position, const Waits &waits)
{
    if (!m_order.removeOne(id))
        return false;
    // What runs is not overtaken: it is not among those counted.
    qsizetype at = 0;
    for (int waiting = 0; at < m_order.size(); ++at)
        if (waits(m_order.at(at)) && waiting++ >= position)
            break;
    m_order.insert(at, id);
    return true;
}

} // namespace dovetail::files
