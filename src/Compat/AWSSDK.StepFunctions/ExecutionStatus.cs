using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>What became of an execution.</summary>
/// <param name="value">The value, as it is on the wire.</param>
public class ExecutionStatus(string value) : ConstantClass(value)
{
    /// <summary>It runs.</summary>
    public static readonly ExecutionStatus RUNNING = new("RUNNING");

    /// <summary>It succeeded.</summary>
    public static readonly ExecutionStatus SUCCEEDED = new("SUCCEEDED");

    /// <summary>It failed.</summary>
    public static readonly ExecutionStatus FAILED = new("FAILED");

    /// <summary>It took longer than its state machine allows.</summary>
    public static readonly ExecutionStatus TIMED_OUT = new("TIMED_OUT");

    /// <summary>It was stopped.</summary>
    public static readonly ExecutionStatus ABORTED = new("ABORTED");

    /// <summary>It is to be redriven; for children of a distributed map alone.</summary>
    public static readonly ExecutionStatus PENDING_REDRIVE = new("PENDING_REDRIVE");

    /// <summary>The constant of a value; a new one for a value that is not known here.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static ExecutionStatus FindValue(string value) => FindValue<ExecutionStatus>(value);

    /// <summary>The constant of a value, as <see cref="FindValue(string)"/> finds it.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static implicit operator ExecutionStatus(string value) => FindValue(value);
}
