// Calculates what is written as on paper: 12 × 4.50, ⌈7 ÷ 3⌉, 20 % × 49, max(0, 4 − 10).

const TOKEN = /\s*(\d+(?:,\d{3})*(?:\.\d+)?|max|min|[-+−×÷%(),⌈⌉⌊⌋])/y;

export function calculate(expression: string): number {
  const tokens = tokensOf(expression);
  let place = 0;
  const next = () => tokens[place++];
  const take = (...wanted: string[]) => (wanted.includes(tokens[place] ?? '') ? next() : undefined);
  const expect = (token: string) => {
    if (!take(token)) throw new Error(`${expression}: ${token} is missing before ${tokens[place] ?? 'the end'}.`);
  };

  function sum(): number {
    let total = product();
    for (let sign = take('+', '−'); sign; sign = take('+', '−')) total += sign === '+' ? product() : -product();
    return total;
  }
  function product(): number {
    let total = part();
    for (let sign = take('×', '÷'); sign; sign = take('×', '÷')) total *= sign === '×' ? part() : 1 / part();
    return total;
  }
  function part(): number {
    const token = next();
    if (token === '−') return -part();
    if (token === '(') return closed(')', sum());
    if (token === '⌈') return Math.ceil(steady(closed('⌉', sum())));
    if (token === '⌊') return Math.floor(steady(closed('⌋', sum())));
    if (token === 'max' || token === 'min') {
      expect('(');
      const left = sum();
      expect(',');
      return Math[token](left, closed(')', sum()));
    }
    const number = Number(token?.replaceAll(',', ''));
    if (Number.isNaN(number)) throw new Error(`${expression}: ${token ?? 'the end'} is no number.`);
    return take('%') ? number / 100 : number;
  }
  function closed(token: string, value: number): number {
    expect(token);
    return value;
  }

  const result = sum();
  if (place < tokens.length) throw new Error(`${expression}: ${tokens[place]} is one too many.`);
  return result;
}

/** Whether a result is right to the digits that it shows. */
export function isResult(shown: string, value: number): boolean {
  const digits = shown.replaceAll(',', '').replace('−', '-');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return Math.abs(Number(digits) - value) <= 0.5 * 10 ** -decimals + 1e-9;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let end = 0; end < expression.length; end = TOKEN.lastIndex) {
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined) throw new Error(`${expression}: cannot be calculated from ${expression.slice(end)}`);
    tokens.push(token);
  }
  return tokens;
}

/** Without the last digits, in which division in binary drifts. */
function steady(value: number): number {
  return Number(value.toFixed(9));
}
