import type { Line } from './line.js';

const boringTypes: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'SRV', 'TXT']);

/** Follows the indentation of an entry's lines, to be sure that YAML would read a record or a list of records there. */
export class RecordOutline {
  /** The open mappings and lists, the innermost last. */
  private readonly open: { readonly column: number; readonly list: boolean }[] = [];
  /** Whether the line before is a key whose value is still to come. */
  private expecting = true;
  private sound = true;
  private record: { type: boolean; value: boolean } | undefined;

  /** Says that something was not understood. */
  spoil(): void {
    this.sound = false;
  }

  add(line: Line): void {
    if (!line.plain) this.spoil();
    if (!this.sound) return;
    if (line.dash !== undefined) this.enterList(line.dash);
    if (line.key !== undefined) {
      if (line.dash === undefined) this.enterMapping(line.column);
      else this.push(line.column, false);
      if (this.open.length === this.recordDepth()) this.addField(line.key, line.value);
    } else if (this.open.length < this.recordDepth()) this.spoil();
    this.expecting = line.key !== undefined && line.value === undefined;
  }

  /** Whether there are records, each with a type of no interest and a value. */
  isBoring(): boolean {
    const found = this.record !== undefined;
    this.endRecord();
    return this.sound && found;
  }

  private enterList(column: number): void {
    const closed = this.closeTo(column);
    const top = this.open.at(-1);
    if (top?.column === column && top.list) return;
    // A list may stand as far left as the key that it is the value of.
    if (closed || !this.expecting) this.spoil();
    this.push(column, true);
  }

  private enterMapping(column: number): void {
    const closed = this.closeTo(column);
    let top = this.open.at(-1);
    if (top?.column === column && top.list) {
      this.open.pop();
      top = this.open.at(-1);
    }
    if (top?.column === column) return;
    if (closed || !this.expecting) this.spoil();
    this.push(column, false);
  }

  /** Closes what stands deeper than a column; whether there was something. */
  private closeTo(column: number): boolean {
    const before = this.open.length;
    while ((this.open.at(-1)?.column ?? -1) > column) this.open.pop();
    return this.open.length < before;
  }

  private push(column: number, list: boolean): void {
    this.open.push({ column, list });
    if (list || this.open.length !== this.recordDepth()) return;
    this.endRecord();
    this.record = { type: false, value: false };
  }

  /** How many mappings and lists are open where the keys of a record stand. */
  private recordDepth(): number {
    return this.open[0]?.list ? 2 : 1;
  }

  private addField(key: string, value: string | undefined): void {
    if (this.record === undefined) return;
    if (key === 'value' || key === 'values') this.record.value = true;
    if (key !== 'type') return;
    this.record.type = true;
    if (value === undefined || !boringTypes.has(value)) this.spoil();
  }

  private endRecord(): void {
    if (this.record !== undefined && !(this.record.type && this.record.value)) this.spoil();
  }
}
