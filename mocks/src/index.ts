export {
  type Controls,
  createMock,
  type Fault,
  type FaultWish,
  type HappeningReport,
  type Listening,
  type ListenOptions,
  type Mock,
  type MockOptions,
  type Scenario,
  type Snapshot,
} from './create-mock.ts';
