// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/gallery/samples.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/composeredit.h"
#include "ui/theme/theme.h"

namespace dovetail::ui {

inline Message own(const QString &text)
{
    return samples::text(samples::peerId(1), 1, true, text, 1);
}

/// A field to write to Mei.
struct ComposerDesk {
    ComposerDesk() : composer(theme), edit(composer.findChild<ComposerEdit *>()), bar(composer.findChild<ComposerBar *>())
    {
        composer.show();
        composer.setPeer(samples::peerId(1), QStringLiteral("Mei"));
    }

    Theme theme;
    Composer composer;
    ComposerEdit *edit;
    ComposerBar *bar;
};

} // namespace dovetail::ui
