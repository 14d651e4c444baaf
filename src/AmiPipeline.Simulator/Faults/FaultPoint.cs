using System.Text;
using AmiPipeline.Simulator.Options;

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
    public void Refuse(string code, string message = "Injected fault.", int status = 400) => _arm(new CallFault.Refusal(code, message, status));

    /// <summary>The call is refused with <c>RequestLimitExceeded</c>, HTTP 503.</summary>
    public void Throttle() => Refuse("RequestLimitExceeded", "Request limit exceeded.", 503);

    /// <summary>The call fails with <c>InternalError</c>, HTTP 500, before it has any effect.</summary>
    public void FailInternally() => Refuse("InternalError", "An internal error has occurred", 500);

    /// <summary>The call takes effect, and its answer is lost: the caller sees a broken connection.</summary>
    public void LoseResponse() => Change(answer => answer with { IsLost = true });

    /// <summary>The call takes effect, and its answer never comes: the caller's own time-out ends it.</summary>
    public void TimeOut() => Change(answer => answer with { IsLate = true });

    /// <summary>The call is a listing, and gives a valid one that shows nothing. Any other answer stays as it is.</summary>
    public void ShowNothing() => Change(EmptyListing.Empty);

    /// <summary>The call takes effect, and only the first half of its answer comes, as if that were all.</summary>
    public void Truncate() => Change(answer => answer with { Body = answer.Body[..(answer.Body.Length / 2)] });

    /// <summary>The call takes effect, and something else answers that is not AWS, such as a proxy.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The value of <c>Content-Type</c>.</param>
    /// <param name="body">The body.</param>
    public void AnswerWith(int status, string contentType, string body) =>
        Change(answer => answer with { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(body), RequestId = "" });

    /// <summary>The call is answered as usual, and what it starts does not end for years: it stays <c>pending</c>, <c>creating</c> or <c>stopping</c>.</summary>
    public void NeverFinish() => _arm(new CallFault.LateEffect(TimeSpan.FromDays(3650), null));

    /// <summary>The call is answered as usual, and what it makes or changes is seen late.</summary>
    /// <param name="consistency">How late.</param>
    public void ShowLate(EventualConsistency consistency) => _arm(new CallFault.LateEffect(TimeSpan.Zero, consistency));

    private void Change(Func<SimulatorResponse, SimulatorResponse> change) => _arm(new CallFault.ChangedResponse(change));
}
