namespace AmiPipeline.Simulator.Faults;

/// <summary>A chosen call; one of the methods says what happens to it.</summary>
public sealed class FaultPoint
{
    private readonly Action<CallFault> _arm;

    internal FaultPoint(Action<CallFault> arm) => _arm = arm;

    /// <summary>The call is refused before it has any effect.</summary>
    /// <param name="code">The error code, such as <c>UnauthorizedOperation</c>.</param>
    /// <param name="message">The error's text.</param>
    /// <param name="status">The HTTP status, default 400.</param>
    public void Refuse(string code, string message = "Injected fault.", int status = 400) => _arm(new CallFault(code, message, status));

    /// <summary>The call is refused with <c>RequestLimitExceeded</c>, HTTP 503.</summary>
    public void Throttle() => Refuse("RequestLimitExceeded", "Request limit exceeded.", 503);

    /// <summary>The call fails with <c>InternalError</c>, HTTP 500, before it has any effect.</summary>
    public void FailInternally() => Refuse("InternalError", "An internal error has occurred", 500);

    /// <summary>The call takes effect, and its answer is lost: the caller sees a broken connection.</summary>
    public void LoseResponse() => _arm(CallFault.LostResponse);
}
