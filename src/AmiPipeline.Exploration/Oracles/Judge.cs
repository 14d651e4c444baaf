using System.Text.Json;
using System.Text.RegularExpressions;
using AmiPipeline.Exploration.Trials;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Exploration.Oracles;

/// <summary>Judges trials by the world that they leave. It uses no code of the pipeline.</summary>
/// <param name="subject">What is explored.</param>
public sealed class Judge(ExplorationSubject subject)
{
    // How a failure names grants that are left: of a source, and of an image that is copied.
    private static readonly string[] GrantPhrases = ["ccess to the source could not be taken back", "grants on keys not retired"];

    private readonly RequestedNames _names = subject.Names;
    private readonly Findings _findings = new(subject.Names);
    private readonly bool _isMadeAgain = subject.Names is { IsNamedByExecution: true, KeepsExisting: false };

    private IReadOnlyList<Place> Places => _names.Places;

    /// <summary>Judges a trial.</summary>
    /// <param name="trial">The trial.</param>
    public Judgement Decide(TrialRecord trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var runs = new[] { trial.Run, trial.CleanUp, trial.Again }.OfType<RunRecord>();
        if (runs.Select(Bounds.FindExceeded).OfType<string>().FirstOrDefault() is { } exceeded)
        {
            return new Judgement(Verdict.Hang, exceeded);
        }

        if (trial.WrongCalls is [var wrong, ..])
        {
            return new Judgement(Verdict.Lie, wrong);
        }

        if (_findings.FindPlain(trial) is { } plain)
        {
            return new Judgement(Verdict.Leak, plain);
        }

        var first = DecideRun(trial);
        return !first.Verdict.IsGood() || trial.Again is null ? first : DecideAgain(trial, first);
    }

    private Judgement DecideRun(TrialRecord trial)
    {
        if (trial.CleanUp is { Status: not ExecutionStatus.Succeeded } cleanUp)
        {
            return new Judgement(Verdict.Leak, $"the clean-up fails: {cleanUp.Error}: {ErrorText.CauseOf(cleanUp)}");
        }

        if (trial.IsKilled)
        {
            // What has gone by then, no later execution brings back.
            return _findings.FindWrongOlder(trial, _findings.Read(trial, trial.Before, trial.AfterRun), trial.Before, trial.AfterRun, isDone: false) ?? new Judgement(Verdict.CleanFailure, "killed");
        }

        var isLasting = trial.Faults.Any(fault => fault.Kind.IsLasting) && trial.Run.Status == ExecutionStatus.Failed;
        if (isLasting && FindUnnamed(trial) is { } unnamed)
        {
            return new Judgement(Verdict.Leak, unnamed);
        }

        // What lasts beyond the execution can be removed by nobody; what does not is removed by the clean-up that followed.
        var remainder = _findings.Read(trial, trial.Before, trial.After);
        if (FindLeak(remainder) is { } leak && (!isLasting || trial.CleanUp is not null || remainder.Changed.Count > 0))
        {
            return leak;
        }

        if (_findings.Published.FindFault(trial.Before, trial.After, remainder.Images, isComplete: trial.Run.Status == ExecutionStatus.Succeeded) is { } misled)
        {
            return new Judgement(Verdict.Lie, misled);
        }

        var isDone = trial.Run.Status == ExecutionStatus.Succeeded;
        if (_findings.FindWrongBefore(trial, remainder, trial.Before, trial.After, isDone) is { } wrong)
        {
            return wrong;
        }

        var difference = _findings.FindDifference(trial, remainder, trial.After, again: false)
            ?? (isLasting ? null : _findings.FindUnexpected(remainder, trial.Start, trial.After, isDone));
        return trial.Run.Status switch
        {
            ExecutionStatus.Succeeded => DecideSuccess(trial, trial.Run, remainder, (trial.Start, trial.After), difference ?? _findings.FindMissing(remainder, trial.After)),
            _ when difference is not null => new Judgement(Verdict.Lie, $"a committed image is not the requested one: {difference}"),
            ExecutionStatus.Failed => DecideFailure(trial, remainder),
            _ when remainder.Images.Count == Places.Count => new Judgement(Verdict.RightImage, "committed before the end"),
            _ => new Judgement(Verdict.CleanFailure, $"nothing is left{(remainder.Images.Count > 0 ? $" but {remainder.Images.Count} of {Places.Count} images" : "")}"),
        };
    }

    private Judgement DecideSuccess(TrialRecord trial, RunRecord run, Remainder remainder, (WorldState Begin, WorldState End) world, string? difference)
    {
        using var output = JsonDocument.Parse(run.Output!);
        var imageId = RequestedNames.Text(output.RootElement, "imageId");
        var isUndisturbed = trial.Faults.Count == 0 || run == trial.Again;
        return difference is not null ? new Judgement(Verdict.Lie, $"success, and {difference}")
            : Places.Contains(_names.Home) && (imageId is null || remainder.Images.GetValueOrDefault(_names.Home)?.Id != imageId) ? new Judgement(Verdict.Lie, $"success with {imageId ?? "no image"}; there is {remainder.Images.GetValueOrDefault(_names.Home)?.Id ?? "none"}")
            : Places.FirstOrDefault(place => !remainder.Images.ContainsKey(place)) is { } missing ? new Judgement(Verdict.Lie, $"success, and there is no image in {missing}")
            : remainder.Unnamed(run.Output!) is [var unnamed, ..] ? new Judgement(Verdict.Lie, $"success, and the output does not name {unnamed}")
            : _findings.FindUntrue(trial, remainder, world, output.RootElement) is { } wrong ? new Judgement(Verdict.Lie, $"success, and {wrong}")
            : _findings.Retained.FindUntrue(trial, output.RootElement, world.Begin, world.End, isUndisturbed) is { } untrue ? new Judgement(Verdict.Lie, $"success, and {untrue}")
            : isUndisturbed && _findings.Retained.FindRefused(run) is { } refused ? new Judgement(Verdict.Lie, $"success, and {refused}")
            : isUndisturbed && _findings.Retained.FindLeft(trial, world.End) is { } left ? new Judgement(Verdict.Lie, $"success, and {left}")
            : new Judgement(Verdict.RightImage, remainder.Images[Places[0]].Id);
    }

    private static Judgement DecideFailure(TrialRecord trial, Remainder remainder)
    {
        var cause = ErrorText.CauseOf(trial.Run);
        var faults = trial.Faults;
        return remainder.Unnamed(cause).FirstOrDefault(id => !trial.Start.Items.ContainsKey(id)) is { } unnamed ? new Judgement(Verdict.Lie, $"the failure does not name {unnamed}, which is committed: {trial.Run.Error}: {cause}")
            : ErrorText.FindFault(trial.Run, faults) is { } fault ? new Judgement(Verdict.Lie, fault)
            : faults is [{ Kind.IsPassing: true }] or [] ? new Judgement(Verdict.NeedlessFailure, $"{trial.Run.Error}: {cause}")
            : new Judgement(Verdict.CleanFailure, $"{trial.Run.Error}: {cause}");
    }

    private Judgement DecideAgain(TrialRecord trial, Judgement first)
    {
        var again = trial.Again!;
        var remainder = _findings.Read(trial, BeforeAgain(trial), trial.AfterAgain!);
        if (FindLeak(remainder) is { } leak)
        {
            return new Judgement(leak.Verdict, $"the same again: {leak.Reason}");
        }

        if (again.Status != ExecutionStatus.Succeeded)
        {
            return MayFailAgain(trial, remainder) ? new Judgement(Verdict.CleanFailure, $"the same again: {again.Error}: {ErrorText.CauseOf(again)}")
                : new Judgement(Verdict.Lie, $"the same again fails: {again.Error}: {ErrorText.CauseOf(again)}");
        }

        if (_findings.Published.FindFault(BeforeAgain(trial), trial.AfterAgain!, remainder.Images, isComplete: true) is { } misled)
        {
            return new Judgement(Verdict.Lie, $"the same again: {misled}");
        }

        if (_findings.FindWrongBefore(trial, remainder, BeforeAgain(trial), trial.AfterAgain!, isDone: true) is { } wrong)
        {
            return wrong with { Reason = $"the same again: {wrong.Reason}" };
        }

        var difference = _findings.FindDifference(trial, remainder, trial.AfterAgain!, again: !trial.IsKilled)
            ?? _findings.FindUnexpected(remainder, trial.Start, trial.AfterAgain!, isDone: true) ?? _findings.FindMissing(remainder, trial.AfterAgain!);
        var second = DecideSuccess(trial, again, remainder, (trial.After, trial.AfterAgain!), difference);
        return !second.Verdict.IsGood() ? new Judgement(Verdict.Lie, $"the same again: {second.Reason}")
            : trial.IsKilled ? second
            : !_isMadeAgain && Places.FirstOrDefault(place => IsAnother(trial, remainder, place)) is { } place ? new Judgement(Verdict.Lie, $"the same again makes another image in {place}")
            : first;
    }

    private bool IsAnother(TrialRecord trial, Remainder again, Place place) =>
        _findings.Read(trial, trial.Before, trial.After).Images.GetValueOrDefault(place) is { } image && again.Images[place].Id != image.Id;

    // An image that is named by its execution is made again by each: the first one is then as if it had been there before.
    private WorldState BeforeAgain(TrialRecord trial) => _isMadeAgain && !trial.IsKilled ? trial.After : trial.Before;

    // An instance that was stopped before does not run again under its token: it is removed, and the next execution makes another one. And what was
    // killed while it cleaned up after another fault finds a part of what it had made, or another key under its alias: then the image is named, not its copies.
    private bool MayFailAgain(TrialRecord trial, Remainder remainder) =>
        trial.IsKilled && (trial.Faults.Count > 1
            ? IsRefusedForAPerson(trial) || (ErrorText.FindFault(trial.Again!, trial.Faults) is null && (remainder.Images.GetValueOrDefault(_names.Home) is not { } image || ErrorText.CauseOf(trial.Again!).Contains(image.Id, StringComparison.Ordinal)))
            : remainder.Images.Count == 0 && trial.Again!.Error == "InstanceFailedException");

    // What a person has changed may forbid the request before it makes anything: then it knows of no image.
    private static bool IsRefusedForAPerson(TrialRecord trial) => trial.Again!.Error == "RequestRefusedException" && trial.Faults.Any(fault => fault.Kind.Act is not null);

    private static Judgement? FindLeak(Remainder remainder) =>
        remainder.Left.Count > 0 ? new Judgement(Verdict.Leak, $"left: {string.Join(", ", remainder.Left)}")
        : remainder.Changed.Count > 0 ? new Judgement(Verdict.Leak, $"changed: {string.Join(", ", remainder.Changed)}")
        : null;

    // What is left must be named by the failure, or its kind as one that could not be listed.
    private string? FindUnnamed(TrialRecord trial)
    {
        var cause = ErrorText.CauseOf(trial.Run);
        var left = _findings.Read(trial, trial.Before, trial.AfterRun).Left
            .Where(id => !cause.Contains(id, StringComparison.Ordinal) && !IsNamedAsNotListed(cause, trial.AfterRun.Items[id]))
            .Where(id => trial.AfterRun.Items[id].Kind != "grant" || !GrantPhrases.Any(phrase => cause.Contains(phrase, StringComparison.Ordinal)))
            .ToList();
        return left.Count == 0 ? null : $"the failure does not name what is left, {string.Join(", ", left)}: {trial.Run.Error}: {cause}";
    }

    private static bool IsNamedAsNotListed(string cause, InventoryItem item) =>
        Regex.IsMatch(cause, $"{item.Kind.Replace('-', ' ')}s( of [^:,]*{item.Region}[^:,]*)? not listed");
}
