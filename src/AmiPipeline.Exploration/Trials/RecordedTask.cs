using AmiPipeline.StatesLanguage.Drivers;

namespace AmiPipeline.Exploration.Trials;

/// <summary>A task of the execution without faults: what its function took, what it sent and got, and what it gave.</summary>
/// <param name="State">The state.</param>
/// <param name="Function">The placeholder of the function.</param>
/// <param name="Payload">What it took.</param>
/// <param name="Exchanges">What it sent and got, in order.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record RecordedTask(string State, string Function, byte[] Payload, IReadOnlyList<RecordedExchange> Exchanges, TaskOutcome Outcome)
{
    /// <summary>Whether its function opens a session in a role of another account, which the functions keep: it must run for later ones to have it.</summary>
    public bool OpensSession => Exchanges.Any(exchange => exchange.Request.Host.StartsWith("sts.", StringComparison.Ordinal));
}
