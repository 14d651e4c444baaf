namespace AmiPipeline.StatesLanguage.Executing;

internal enum TurnAction
{
    EnterState,
    BeginWork,
    StartTask,
    TakeAnswer,
    WakeUp,
    TimeOutTask,
    CheckHeartbeat,
    TimeOutExecution,
}
