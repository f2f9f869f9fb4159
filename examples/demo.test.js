import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('the demo walks through the capabilities and shows what changed, and what was told of it', async () => {
  const demo = fileURLToPath(new URL('./demo.js', import.meta.url));
  const { stdout } = await run(process.execPath, [demo]);
  for (const line of [
    'seats of resource-01: 0 → 10',
    'active users of the month: 0 → 1',
    '"accessDeniedReason":"RequestedUsageExceedingLimit"',
    'plan: plan-pro → plan-enterprise',
    'seat limit of customer-free: 3 → 25',
    'seat limit of customer-free: 25 → 3',
    '→ 200',
    '← automatic_recharge.operation.attempted (customer-test-id)',
  ]) {
    expect(stdout).toContain(line);
  }
});
