// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QModelIndex;

namespace dovetail::ui {

class TransfersView;

/// What screen readers see of the list of transfers: items that say what, with whom and how far, have their progress as value
/// and offer what their buttons and their menu do. Called before the first view is asked for; more often does no harm.
void installTransferAccess();

/// The progress of a row has changed; the keys are at another of its buttons. Cheap while nobody listens.
void tellProgress(TransfersView &view, const QModelIndex &index);
void tellStop(TransfersView &view, const QModelIndex &index);

} // namespace dovetail::ui
