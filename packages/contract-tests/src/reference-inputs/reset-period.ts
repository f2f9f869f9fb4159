/** All three configurations at once, whatever the period is. */
export const EVERY_RESET_CONFIGURATION = {
  resetPeriod: 'YEAR',
  yearlyResetPeriodConfiguration: { accordingTo: 'SubscriptionStart' },
  monthlyResetPeriodConfiguration: { accordingTo: 'SubscriptionStart' },
  weeklyResetPeriodConfiguration: { accordingTo: 'SubscriptionStart' },
};
