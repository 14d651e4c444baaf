using AmiPipeline.StatesLanguage.Data;

namespace AmiPipeline.StatesLanguage.Intrinsics;

/// <summary>One invocation of an intrinsic function: its arguments, and the readings of them that functions share.</summary>
internal readonly struct IntrinsicCall(string text, Value[] arguments, DeterministicRandom random)
{
    public int Count => arguments.Length;

    public Value[] Arguments => arguments;

    public DeterministicRandom Random => random;

    public Value this[int index] => arguments[index];

    public ArrayValue Array(int index) =>
        arguments[index] as ArrayValue ?? throw Failure($"Argument {index + 1} must be an array, but is {arguments[index]}.");

    public ObjectValue Object(int index) =>
        arguments[index] as ObjectValue ?? throw Failure($"Argument {index + 1} must be an object, but is {arguments[index]}.");

    public string String(int index) =>
        (arguments[index] as StringValue)?.Text ?? throw Failure($"Argument {index + 1} must be a string, but is {arguments[index]}.");

    /// <summary>A number, rounded as Step Functions does: halves go up, so -1.5 becomes -1.</summary>
    public long Rounded(int index) => arguments[index] is NumberValue number
        ? (long)Math.Floor(number.Double + 0.5)
        : throw Failure($"Argument {index + 1} must be a number, but is {arguments[index]}.");

    public StateFaultException Failure(string reason) =>
        StateFaultException.Runtime($"The function '{text}' had the following error: {reason}");
}
