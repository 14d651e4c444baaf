using AmiPipeline.Exploration.Earlier;
using AmiPipeline.Exploration.Faults;
using AmiPipeline.Exploration.Oracles;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using Xunit;

namespace AmiPipeline.Scenarios.Explored;

/// <summary>A trial that came out right, to be judged again with one thing in the world after it different.</summary>
internal static class JudgedTrial
{
    public static Place Home { get; } = new(Account.Id, Account.Region);

    /// <summary>Runs an example, changed or not, under faults or none.</summary>
    public static Task<(Judge Judge, TrialRecord Trial)> RunAsync(string example, Func<string, string>? change = null, string? faults = null)
    {
        var subject = ExploredRequests.Create(example);
        return RunAsync(subject with { Request = change?.Invoke(subject.Request) ?? subject.Request }, faults, repeats: false);
    }

    /// <summary>Runs a subject after what must be there before it.</summary>
    public static async Task<(Judge Judge, TrialRecord Trial)> RunAsync(ExplorationSubject subject, string? faults = null, bool repeats = true)
    {
        subject = await EarlierExecutions.RunAsync(subject);
        using var trial = new Trial(subject, faults is null ? [] : PlannedFault.Parse(faults));
        var record = await trial.RunAsync(repeats);
        var judge = new Judge(subject);
        var judgement = judge.Decide(record);
        Assert.True(judgement.Verdict.IsGood(), $"{judgement}");
        return (judge, record);
    }

    /// <summary>With another view of the home account after it.</summary>
    public static TrialRecord With(TrialRecord trial, Func<AccountView, AccountView> change) => trial with { After = WithView(trial.After, change) };

    /// <summary>A world with another view of the home account.</summary>
    public static WorldState WithView(WorldState state, Func<AccountView, AccountView> change) =>
        state with { Views = state.Views.ToDictionary(view => view.Key, view => view.Key == Home ? change(view.Value) : view.Value) };

    /// <summary>A world with another item, or without one.</summary>
    public static WorldState WithItem(WorldState state, string id, InventoryItem? item) =>
        state with { Items = state.Items.Where(pair => pair.Key != id).Concat(item is null ? [] : [KeyValuePair.Create(id, item)]).ToDictionary() };

    /// <summary>It is a lie, for such a reason.</summary>
    public static void AssertLie(string reason, Judgement judgement)
    {
        Assert.Equal(Verdict.Lie, judgement.Verdict);
        Assert.Contains(reason, judgement.Reason, StringComparison.Ordinal);
    }
}
