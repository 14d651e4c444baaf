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
    private readonly RequestedNames _names = subject.Names;
    private readonly WantedPublications _published = new(subject.Names);
    private readonly WantedSharing _sharing = new(subject.Names);
    private readonly bool _isMadeAnew = subject.Request.Contains("{execution}", StringComparison.Ordinal) && !subject.Names.KeepsWhatIsThere;

    // Where the request asks for an image.
    private IReadOnlyList<Place> Places => field ??= [_names.Home, .. _names.Copies.Keys];

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

        if (FindPlain(trial) is { } plain)
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
            return new Judgement(Verdict.CleanFailure, "killed");
        }

        var isLasting = trial.Faults.Any(fault => fault.Kind.IsLasting) && trial.Run.Status == ExecutionStatus.Failed;
        if (isLasting && FindUnnamed(trial) is { } unnamed)
        {
            return new Judgement(Verdict.Leak, unnamed);
        }

        // What lasts beyond the execution can be removed by nobody; what does not is removed by the clean-up that followed.
        var remainder = Read(trial, trial.Before, trial.After);
        if (FindLeak(remainder) is { } leak && (!isLasting || trial.CleanUp is not null || remainder.Changed.Count > 0))
        {
            return leak;
        }

        if (_published.FindFault(trial.Before, trial.After, remainder.Images, isComplete: trial.Run.Status == ExecutionStatus.Succeeded) is { } misled)
        {
            return new Judgement(Verdict.Lie, misled);
        }

        var difference = FindDifference(trial, remainder, trial.After, again: false) ?? (isLasting ? null : Find(_sharing.FindUnexpected, remainder, trial.After));
        return trial.Run.Status switch
        {
            ExecutionStatus.Succeeded => DecideSuccess(trial, remainder, difference ?? Find(_sharing.FindMissing, remainder, trial.After)),
            _ when difference is not null => new Judgement(Verdict.Lie, $"a committed image is not the requested one: {difference}"),
            ExecutionStatus.Failed => DecideFailure(trial, remainder),
            _ when remainder.Images.Count == Places.Count => new Judgement(Verdict.RightImage, "committed before the end"),
            _ => new Judgement(Verdict.CleanFailure, $"nothing is left{(remainder.Images.Count > 0 ? $" but {remainder.Images.Count} of {Places.Count} images" : "")}"),
        };
    }

    private Judgement DecideSuccess(TrialRecord trial, Remainder remainder, string? difference)
    {
        using var output = JsonDocument.Parse(trial.Run.Output!);
        var imageId = RequestedNames.Text(output.RootElement, "imageId");
        return difference is not null ? new Judgement(Verdict.Lie, $"success, and {difference}")
            : imageId is null || remainder.Images.GetValueOrDefault(_names.Home)?.Id != imageId ? new Judgement(Verdict.Lie, $"success with {imageId ?? "no image"}; there is {remainder.Images.GetValueOrDefault(_names.Home)?.Id ?? "none"}")
            : Places.FirstOrDefault(place => !remainder.Images.ContainsKey(place)) is { } missing ? new Judgement(Verdict.Lie, $"success, and there is no image in {missing}")
            : remainder.Unnamed(trial.Run.Output!) is [var unnamed, ..] ? new Judgement(Verdict.Lie, $"success, and the output does not name {unnamed}")
            : new Judgement(Verdict.RightImage, imageId);
    }

    private static Judgement DecideFailure(TrialRecord trial, Remainder remainder)
    {
        var cause = ErrorText.CauseOf(trial.Run);
        var faults = trial.Faults;
        return remainder.Unnamed(cause) is [var unnamed, ..] ? new Judgement(Verdict.Lie, $"the failure does not name {unnamed}, which is committed: {trial.Run.Error}: {cause}")
            : ErrorText.FindFault(trial.Run, faults) is { } fault ? new Judgement(Verdict.Lie, fault)
            : faults is [{ Kind.IsPassing: true }] or [] ? new Judgement(Verdict.NeedlessFailure, $"{trial.Run.Error}: {cause}")
            : new Judgement(Verdict.CleanFailure, $"{trial.Run.Error}: {cause}");
    }

    private Judgement DecideAgain(TrialRecord trial, Judgement first)
    {
        var again = trial.Again!;
        var remainder = ReadAgain(trial);
        if (FindLeak(remainder) is { } leak)
        {
            return new Judgement(leak.Verdict, $"the same again: {leak.Reason}");
        }

        if (again.Status != ExecutionStatus.Succeeded)
        {
            return MayFailAgain(trial, remainder) ? new Judgement(Verdict.CleanFailure, $"the same again: {again.Error}: {ErrorText.CauseOf(again)}")
                : new Judgement(Verdict.Lie, $"the same again fails: {again.Error}: {ErrorText.CauseOf(again)}");
        }

        if (_published.FindFault(trial.Before, trial.AfterAgain!, remainder.Images, isComplete: true) is { } misled)
        {
            return new Judgement(Verdict.Lie, $"the same again: {misled}");
        }

        var difference = FindDifference(trial, remainder, trial.AfterAgain!, again: !trial.IsKilled)
            ?? Find(_sharing.FindUnexpected, remainder, trial.AfterAgain!) ?? Find(_sharing.FindMissing, remainder, trial.AfterAgain!);
        var second = DecideSuccess(trial with { Run = again }, remainder, difference);
        return !second.Verdict.IsGood() ? new Judgement(Verdict.Lie, $"the same again: {second.Reason}")
            : trial.IsKilled ? second
            : !_isMadeAnew && Places.FirstOrDefault(place => IsAnother(trial, remainder, place)) is { } place ? new Judgement(Verdict.Lie, $"the same again makes another image in {place}")
            : first;
    }

    private bool IsAnother(TrialRecord trial, Remainder again, Place place) =>
        Read(trial, trial.Before, trial.After).Images.GetValueOrDefault(place) is { } image && again.Images[place].Id != image.Id;

    // An image that is named by its execution is made anew by each: the first one is then as if it had been there before.
    private Remainder ReadAgain(TrialRecord trial) =>
        Read(trial, _isMadeAnew && !trial.IsKilled ? trial.After : trial.Before, trial.AfterAgain!);

    private Remainder Read(TrialRecord trial, WorldState before, WorldState after) =>
        Remainder.Read(before, after, Places, trial.TouchedByPerson.Concat(_published.Parameters(after)).ToHashSet(), _sharing);

    // An instance that was stopped before does not run again under its token: it is removed, and the next execution makes another one. And what was
    // killed while it cleaned up after another fault finds a part of what it had made, or another key under its alias: then the image is named, not its copies.
    private bool MayFailAgain(TrialRecord trial, Remainder remainder) =>
        trial.IsKilled && (trial.Faults.Count > 1
            ? ErrorText.FindFault(trial.Again!, trial.Faults) is null && (remainder.Images.GetValueOrDefault(_names.Home) is not { } image || ErrorText.CauseOf(trial.Again!).Contains(image.Id, StringComparison.Ordinal))
            : remainder.Images.Count == 0 && trial.Again!.Error == "InstanceFailedException");

    // Not those snapshots of which it is EC2 that leaves out the key that it was given.
    private string? FindPlain(TrialRecord trial) => PlainStorage.Find(
        trial.Made.Where(made => !trial.LeftWithoutKey.Contains(made.Id)), WantedImages.Read(_names, trial.Before, trial.Before, trial.After, Trial.Name), _names, trial.Before);

    private static Judgement? FindLeak(Remainder remainder) =>
        remainder.Left.Count > 0 ? new Judgement(Verdict.Leak, $"left: {string.Join(", ", remainder.Left)}")
        : remainder.Changed.Count > 0 ? new Judgement(Verdict.Leak, $"changed: {string.Join(", ", remainder.Changed)}")
        : null;

    // What is left must be named by the failure, or its kind as one that could not be listed.
    private string? FindUnnamed(TrialRecord trial)
    {
        var cause = ErrorText.CauseOf(trial.Run);
        var left = Read(trial, trial.Before, trial.AfterRun).Left
            .Where(id => !cause.Contains(id, StringComparison.Ordinal) && !IsNamedAsNotListed(cause, trial.AfterRun.Items[id]))
            .Where(id => trial.AfterRun.Items[id].Kind != "grant" || !cause.Contains("ccess to the source could not be taken back", StringComparison.Ordinal))
            .ToList();
        return left.Count == 0 ? null : $"the failure does not name what is left, {string.Join(", ", left)}: {trial.Run.Error}: {cause}";
    }

    private static bool IsNamedAsNotListed(string cause, InventoryItem item) =>
        Regex.IsMatch(cause, $"{item.Kind.Replace('-', ' ')}s( of [^:,]*{item.Region}[^:,]*)? not listed");

    private static string? Find(Func<Place, ImageView, AccountView, string?> find, Remainder remainder, WorldState after) =>
        remainder.Images.Select(image => find(image.Key, image.Value, after.Views[image.Key])).OfType<string>().FirstOrDefault();

    private string? FindDifference(TrialRecord trial, Remainder remainder, WorldState after, bool again)
    {
        return FindDifference(trial.Before)
            // Where a person moved an alias before it was read, the key that it names now is right too.
            is { } difference ? trial.TouchedByPerson.Count == 0 ? difference : FindDifference(after) : null;

        string? FindDifference(WorldState keys)
        {
            var wanted = new[] { Trial.Name, Trial.NameOfRepetition }.Select(name => WantedImages.Read(_names, trial.Before, keys, after, name)).ToArray();
            return remainder.Images.Select(image => wanted[IsOfRepetition(image.Key, image.Value) ? 1 : 0][image.Key].FindDifference(image.Value, after.Views[image.Key])).OfType<string>().FirstOrDefault();
        }

        // What the repetition keeps has the name that the first execution gave it.
        bool IsOfRepetition(Place place, ImageView image) => again && !(_names.KeepsWhatIsThere && trial.After.Views[place].Images.Any(there => there.Id == image.Id));
    }
}
