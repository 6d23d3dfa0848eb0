// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled only for the headers that the tests share.
