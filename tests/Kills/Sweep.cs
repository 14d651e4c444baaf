using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Kills;

/// <summary>Kills a process before and after every call of EC2 that a request makes; each time <c>cleanup</c> follows, or the same request under the same name.</summary>
/// <param name="program">The program.</param>
/// <param name="account">The account's document.</param>
internal sealed class Sweep(WaitlessProgram program, WorldDefinition account)
{
    private const int AtOnce = 4;

    /// <summary>Runs a request until its process comes to its end by itself, and reports what is left, one line for each kind.</summary>
    /// <param name="request">The request's file.</param>
    /// <returns>Whether nothing was left.</returns>
    public async Task<bool> RunAsync(string request)
    {
        var isGood = true;
        foreach (var (afterEffect, cleansUp) in new[] { (false, true), (false, false), (true, true), (true, false) })
        {
            var ends = new List<(string Text, bool IsLeft, bool IsImage)>();
            for (var number = 1; ; number += AtOnce)
            {
                var group = await Task.WhenAll(Enumerable.Range(number, AtOnce).Select(at => KillAsync(request, at, afterEffect, cleansUp)));
                ends.AddRange(group.OfType<(string, bool, bool)>());
                if (group.Any(end => end is null))
                {
                    break;
                }
            }

            Console.WriteLine($"{Path.GetFileName(request)}: killed {(afterEffect ? "after" : "before")} each of {ends.Count} calls, then {(cleansUp ? "cleanup" : "the same again")}: {ends.Count(end => end.IsLeft)} left something, {ends.Count(end => end.IsImage)} have the image");
            ends.Where(end => end.IsLeft).ToList().ForEach(end => Console.WriteLine($"  {end.Text}"));
            isGood &= ends.TrueForAll(end => !end.IsLeft);
        }

        return isGood;
    }

    // Null if the process came to its end before.
    private async Task<(string Text, bool IsLeft, bool IsImage)?> KillAsync(string request, int number, bool afterEffect, bool cleansUp)
    {
        var calls = 0;
        await using var run = await KilledRun.StartAsync(program, account);
        await run.KillAsync(request, _ => ++calls == number, afterEffect);
        if (run.KilledAt is not { } call)
        {
            return null;
        }

        var (exitCode, output) = cleansUp ? await run.CleanUpAsync() : await run.RunAgainAsync(request);
        // An instance that was stopped before does not run again under its token: the execution fails, and leaves nothing.
        var isClean = run.Orphans.Count == 0 && (cleansUp ? exitCode == 0 : exitCode == 0 ? run.Images.Count == 1 : run.Images.Count == 0 && output.Contains("InstanceFailedException", StringComparison.Ordinal));
        return ($"call {number}, {call.Action}#{call.Occurrence}: exit code {exitCode}, left {string.Join(", ", run.Orphans)}\n{output}", !isClean, run.Images.Count > 0);
    }
}
