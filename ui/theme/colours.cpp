// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace dovetail::ui {

const Colours &Colours::light()
{
    static const Colours colours{
        .dark = false,
        .win = QColor(0xf5f6f8),
        .side = QColor(0xeef0f3),
        .conv = QColor(0xffffff),
        .text = QColor(0x1b1f24),
        .sub = QColor(0x5b6470),
        .line = QColor(0xdde1e6),
        .acc = QColor(0x0f766e),
        .accHover = QColor(0x0c5f59),
        .accText = QColor(0xffffff),
        .accSoft = QColor(0xd8efeb),
        .own = QColor(0xdcf2ed),
        .ownText = QColor(0x0f2f2a),
        .their = QColor(0xf0f2f5),
        .sel = QColor(0xdfe9e8),
        .hover = QColor(0xe6eaed),
        .bad = QColor(0xb3261e),
        .warn = QColor(0x8a5a00),
        .ok = QColor(0x1b7f4b),
        .track = QColor(0xd5dade),
        .away = QColor(0xd99a1b),
    };
    return colours;
}

const Colours &Colours::night()
{
    static const Colours colours{
        .dark = true,
        .win = QColor(0x14171b),
        .side = QColor(0x1a1e23),
        .conv = QColor(0x14171b),
        .text = QColor(0xe8ebef),
        .sub = QColor(0x9aa4b0),
        .line = QColor(0x2a3037),
        .acc = QColor(0x3fbfae),
        .accHover = QColor(0x5ccfc0),
        .accText = QColor(0x06201c),
        .accSoft = QColor(0x12332f),
        .own = QColor(0x133f39),
        .ownText = QColor(0xe3f5f1),
        .their = QColor(0x242a31),
        .sel = QColor(0x223230),
        .hover = QColor(0x20262c),
        .bad = QColor(0xf2877f),
        .warn = QColor(0xe2b458),
        .ok = QColor(0x5fcf94),
        .track = QColor(0x37404a),
        .away = QColor(0xe2b458),
    };
    return colours;
}

QPalette toPalette(const Colours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.win);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.conv);
    palette.setColor(QPalette::AlternateBase, c.side);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.sub);
    palette.setColor(QPalette::Button, c.conv);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::Highlight, c.acc);
    palette.setColor(QPalette::HighlightedText, c.accText);
    palette.setColor(QPalette::Link, c.acc);
    palette.setColor(QPalette::LinkVisited, c.acc);
    palette.setColor(QPalette::ToolTipBase, c.text);
    palette.setColor(QPalette::ToolTipText, c.conv);
    palette.setColor(QPalette::Mid, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.sub);
    return palette;
}

QString toStyleSheet(const Colours &c)
{
    const QHash<QString, QColor> names{
        {QStringLiteral("win"), c.win},         {QStringLiteral("side"), c.side},
        {QStringLiteral("conv"), c.conv},       {QStringLiteral("text"), c.text},
        {QStringLiteral("sub"), c.sub},         {QStringLiteral("line"), c.line},
        {QStringLiteral("acc"), c.acc},         {QStringLiteral("accHover"), c.accHover},
        {QStringLiteral("accText"), c.accText}, {QStringLiteral("their"), c.their},
        {QStringLiteral("sel"), c.sel},         {QStringLiteral("hover"), c.hover},
        {QStringLiteral("bad"), c.bad},         {QStringLiteral("warn"), c.warn},
        {QStringLiteral("ok"), c.ok},           {QStringLiteral("track"), c.track},
    };
    QFile file(QStringLiteral(":/dovetail/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression token(QStringLiteral("@([A-Za-z]+)"));
    QString sheet;
    qsizetype at = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        sheet += QStringView(source).mid(at, match.capturedStart() - at);
        sheet += names.value(match.captured(1), c.text).name();
        at = match.capturedEnd();
    }
    sheet += QStringView(source).mid(at);
    return sheet;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
            + 0.0722 * linear(colour.blueF());
    };
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace dovetail::ui
