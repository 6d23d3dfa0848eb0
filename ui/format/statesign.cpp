// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/statesign.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

namespace dovetail::ui {

namespace {

QString stateIcon(MessageState state)
{
    switch (state) {
    case MessageState::Waiting:
        return QStringLiteral("clock");
    case MessageState::Delivered:
        return QStringLiteral("check");
    case MessageState::Read:
        return QStringLiteral("checks");
    case MessageState::Failed:
        return QStringLiteral("alert");
    }
    return {};
}

QColor stateColour(MessageState state, const Colours &colours)
{
    if (state == MessageState::Failed)
        return colours.bad;
    return state == MessageState::Read ? colours.acc : colours.sub;
}

} // namespace

void paintState(QPainter &painter, const QRect &rect, MessageState state, const Colours &colours)
{
    const int size = state == MessageState::Read ? metrics::stateIcon : metrics::smallIcon;
    paintIcon(painter, rect, stateIcon(state), stateColour(state, colours), size);
}

} // namespace dovetail::ui
