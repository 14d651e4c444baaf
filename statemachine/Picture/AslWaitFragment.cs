using System.Text.Json;

namespace AmiPipeline.StateMachine.Picture;

/// <summary>Three states that together wait for something: Wait, a check, and a Choice that leads on, to what is done meanwhile, or back to the Wait.</summary>
/// <param name="Wait">The Wait state, with which the fragment begins.</param>
/// <param name="Check">The Task.</param>
/// <param name="Ready">The Choice.</param>
internal sealed record AslWaitFragment(string Wait, string Check, string Ready)
{
    /// <summary>The fragments among some states. Nothing but its Wait leads to a fragment's check, and nothing but that to its Choice.</summary>
    public static IEnumerable<AslWaitFragment> Find(IReadOnlyDictionary<string, JsonElement> states)
    {
        var waysTo = states.Values.SelectMany(AslTransitions.Read).ToLookup(transition => transition.To);
        return from wait in states.Keys
               where Is(wait, "Wait")
               let check = Next(wait)
               where Is(check, "Task") && waysTo[check].Count() == 1
               let ready = Next(check)
               where Is(ready, "Choice") && waysTo[ready].Count() == 1
               let ways = AslTransitions.Read(states[ready]).ToList()
               where ways.Exists(way => way.To == wait) && ways.Count(way => way.To != wait && Next(way.To) != wait) == 1
               select new AslWaitFragment(wait, check, ready);

        bool Is(string name, string type) => states.TryGetValue(name, out var state) && state.GetProperty("Type").ValueEquals(type);
        string Next(string name) => states[name].TryGetProperty("Next", out var next) ? next.GetString()! : "";
    }
}
