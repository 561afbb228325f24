/**
 * Plan, then apply: what would change in the site, as values that can be printed, stored, approved and applied later.
 * A planner writes a {@link org.lmsbridge.core.plan.ChangePlan}; {@link org.lmsbridge.core.plan.PlanApplier} carries
 * it out. Plans are streamed through the state store, so that one of any size fits.
 */
@NullMarked
package org.lmsbridge.core.plan;

import org.jspecify.annotations.NullMarked;
