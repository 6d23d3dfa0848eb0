// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colours.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <array>
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
        .field = QColor(0x838b95),
        .raised = QColor(0xffffff),
        .raisedSel = QColor(0xdfe9e8),
        .edge = QColor(0xb9c0c8),
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
        .mark = QColor(0xffeeb0),
        .found = QColor(0xffcf3d),
        .foundText = QColor(0x1b1f24),
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
        .field = QColor(0x707a85),
        .raised = QColor(0x22282f),
        .raisedSel = QColor(0x3a434d),
        .edge = QColor(0x48525d),
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
        .mark = QColor(0x30330f),
        .found = QColor(0xe0b13a),
        .foundText = QColor(0x14171b),
        .away = QColor(0xe2b458),
    };
    return colours;
}

namespace {

struct AccentText {
    Q_DECLARE_TR_FUNCTIONS(Accent)
};

/// acc, accHover, accText, accSoft, own, ownText, sel
using AccentInks = std::array<QRgb, 7>;

const AccentInks &inksOf(Accent accent, bool dark)
{
    static const std::array<std::array<AccentInks, 2>, 7> inks{{
        {{{0x0f766e, 0x0c5f59, 0xffffff, 0xd8efeb, 0xdcf2ed, 0x0f2f2a, 0xdfe9e8},
          {0x3fbfae, 0x5ccfc0, 0x06201c, 0x12332f, 0x133f39, 0xe3f5f1, 0x223230}}}, // Teal
        {{{0x1762be, 0x13519b, 0xffffff, 0xd9e4f2, 0xdfe9f6, 0x111f32, 0xdfe4ea},
          {0x659bdd, 0x85b0e4, 0x07111d, 0x142234, 0x162941, 0xe4ecf6, 0x232a34}}}, // Blue
        {{{0x743fcf, 0x5d2cb1, 0xffffff, 0xe2d9f2, 0xe8dff6, 0x1d1132, 0xe3dfea},
          {0xa988e1, 0xc2aaea, 0x0f071d, 0x1f1434, 0x261641, 0xebe4f6, 0x292334}}}, // Violet
        {{{0xb8235a, 0x971d4a, 0xffffff, 0xf2d9e2, 0xf6dfe8, 0x32111d, 0xeadfe3},
          {0xde799e, 0xe69ab6, 0x1d070f, 0x34141f, 0x411626, 0xf6e4eb, 0x342329}}}, // Rose
        {{{0x9f510d, 0x82430b, 0xffffff, 0xf2e5d9, 0xf6eadf, 0x322011, 0xeae4df},
          {0xdc9a60, 0xe3ae7f, 0x1d1107, 0x342314, 0x412a16, 0xf6ede4, 0x342b23}}}, // Amber
        {{{0x287842, 0x216237, 0xffffff, 0xd9f2e1, 0xe0f5e7, 0x11321c, 0xdfeae2},
          {0x7dbf93, 0x97cba8, 0x071d0e, 0x14341e, 0x183f25, 0xe4f6ea, 0x233428}}}, // Green
        {{{0x58667a, 0x485464, 0xffffff, 0xe1e5ea, 0xe7eaee, 0x111e32, 0xe0e4e9},
          {0x919cab, 0xa7afbc, 0x07101d, 0x1d232a, 0x242a33, 0xe4ecf6, 0x242a33}}}, // Graphite
    }};
    return inks.at(size_t(accent)).at(dark ? 1 : 0);
}

} // namespace

QList<Accent> accents()
{
    return {Accent::Teal, Accent::Blue, Accent::Violet, Accent::Rose, Accent::Amber, Accent::Green, Accent::Graphite};
}

QString nameOf(Accent accent)
{
    static const QStringList names{QStringLiteral("teal"),  QStringLiteral("blue"),  QStringLiteral("violet"),  QStringLiteral("rose"),
                                   QStringLiteral("amber"), QStringLiteral("green"), QStringLiteral("graphite")};
    return names.at(int(accent));
}

Accent accentFromName(const QString &name)
{
    for (const Accent accent : accents()) {
        if (nameOf(accent) == name)
            return accent;
    }
    return Accent::Teal;
}

QString accentText(Accent accent)
{
    switch (accent) {
    case Accent::Teal:
        return AccentText::tr("Teal");
    case Accent::Blue:
        return AccentText::tr("Blue");
    case Accent::Violet:
        return AccentText::tr("Violet");
    case Accent::Rose:
        return AccentText::tr("Rose");
    case Accent::Amber:
        return AccentText::tr("Amber");
    case Accent::Green:
        return AccentText::tr("Green");
    case Accent::Graphite:
        return AccentText::tr("Graphite");
    }
    return {};
}

Colours Colours::of(bool dark, Accent accent)
{
    Colours colours = dark ? night() : light();
    QColor *const places[] = {&colours.acc, &colours.accHover, &colours.accText, &colours.accSoft,
                              &colours.own, &colours.ownText,  &colours.sel};
    const AccentInks &inks = inksOf(accent, dark);
    for (size_t i = 0; i < inks.size(); ++i)
        *places[i] = QColor(inks.at(i));
    if (!dark)
        colours.raisedSel = colours.sel; // on the dark one it would not be seen
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

QString toStyleSheet(const Colours &c, Qt::LayoutDirection direction)
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
        {QStringLiteral("field"), c.field},     {QStringLiteral("raised"), c.raised},
        {QStringLiteral("edge"), c.edge},       {QStringLiteral("raisedSel"), c.raisedSel},
    };
    QFile file(QStringLiteral(":/dovetail/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const bool fromLeft = direction == Qt::LeftToRight;
    const QHash<QString, QString> sides{
        {QStringLiteral("begin"), fromLeft ? QStringLiteral("left") : QStringLiteral("right")},
        {QStringLiteral("end"), fromLeft ? QStringLiteral("right") : QStringLiteral("left")},
    };
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression token(QStringLiteral("@([A-Za-z]+)"));
    QString sheet;
    qsizetype at = 0;
    for (auto it = token.globalMatch(source); it.hasNext();) {
        const auto match = it.next();
        sheet += QStringView(source).mid(at, match.capturedStart() - at);
        const QString name = match.captured(1);
        sheet += sides.contains(name) ? sides.value(name) : names.value(name, c.text).name();
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
