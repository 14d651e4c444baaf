using System.Text.Json;
using AmiPipeline.Simulator.Definitions;

namespace AmiPipeline.Simulator.Hosting;

/// <summary>
/// What a test does with a simulator on a port besides calling AWS: <c>POST /_simulator/NAME</c> with a JSON object. It resets the world, moves the clock,
/// gives it another speed, plans faults, and gives or saves the world.
/// </summary>
/// <param name="cloud">The cloud.</param>
/// <param name="clock">Its clock.</param>
/// <param name="stateFile">Where the world is saved; null for nowhere.</param>
public sealed class SimulatorControl(SimulatedCloud cloud, AcceleratedClock clock, string? stateFile = null)
{
    /// <summary>What the paths of its requests begin with.</summary>
    public const string PathPrefix = "/_simulator/";

    private const int MaxSeconds = 10 * 365 * 24 * 3600;
    private const int MaxRounds = 100;

    /// <summary>Moves the clock until nothing is under way, and gives the world as a text that can be a simulated account's file.</summary>
    /// <returns>The text; null if something is always under way, because somebody keeps making calls.</returns>
    public string? Save()
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            Settle();
            if (cloud.TrySave() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Saves the world in a file, which is written completely or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Whether it was saved: not if something is always under way.</returns>
    public bool SaveTo(string path)
    {
        if (Save() is not { } text)
        {
            return false;
        }

        var unfinished = path + ".new";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
        return true;
    }

    /// <summary>Moves the clock forward; what is due then happens.</summary>
    /// <param name="time">By how much; not negative.</param>
    public void MoveBy(TimeSpan time)
    {
        clock.Advance(time);
        cloud.Events.CatchUp();
    }

    /// <summary>Moves the clock forward until nothing is under way, as far as nobody keeps making calls.</summary>
    public void Settle()
    {
        for (var round = 0; round < MaxRounds && cloud.SettlesAt is { } at; round++)
        {
            MoveBy(TimeSpan.FromTicks(Math.Max(0, (at - clock.GetUtcNow()).Ticks)));
        }
    }

    /// <summary>Answers a request whose origin was checked.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">The body, JSON.</param>
    internal ControlResponse Answer(string path, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body);
            var json = new StrictObject(document.RootElement, "");
            return path[PathPrefix.Length..] switch
            {
                "reset" => Reset(json),
                "advance" => Advance(json),
                "speed" => SetSpeed(json),
                "faults" => AddFault(json),
                "state" => State(json),
                "save" => SaveState(json),
                var other => ControlResponse.Error(404, $"there is no {PathPrefix}{other}; there are reset, advance, speed, faults, state and save."),
            };
        }
        catch (JsonException error)
        {
            return ControlResponse.Error(400, $"this is not JSON: {error.Message}");
        }
        catch (WorldFormatException error)
        {
            return ControlResponse.Error(400, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ControlResponse.Error(500, $"{stateFile} can't be written: {error.Message}");
        }
    }

    private ControlResponse Reset(StrictObject json)
    {
        json.End();
        cloud.Reset();
        return Now();
    }

    private ControlResponse Advance(StrictObject json)
    {
        var (seconds, settles) = (json.Number("seconds"), json.Flag("untilSettled"));
        json.End();
        if (settles == seconds is not null || seconds is < 0 or > MaxSeconds)
        {
            throw json.Error($"give \"seconds\", 0 to {MaxSeconds}, or \"untilSettled\": true.");
        }

        if (settles)
        {
            Settle();
        }
        else
        {
            MoveBy(TimeSpan.FromSeconds(seconds!.Value));
        }

        return Now();
    }

    private ControlResponse SetSpeed(StrictObject json)
    {
        var speed = json.Number("speed");
        json.End();
        if (speed is not (>= 1 and <= (int)AcceleratedClock.MaxSpeed))
        {
            throw json.Error($"give \"speed\", 1 to {AcceleratedClock.MaxSpeed}.");
        }

        clock.SetSpeed(speed.Value);
        return Now();
    }

    private ControlResponse AddFault(StrictObject json)
    {
        FaultReader.Plan(json, cloud.Faults);
        return ControlResponse.Json(writer => writer.WriteNumber("pending", cloud.Faults.Pending));
    }

    private ControlResponse State(StrictObject json)
    {
        json.End();
        return Save() is { } text ? new ControlResponse(200, text) : AlwaysInProgress;
    }

    private ControlResponse SaveState(StrictObject json)
    {
        json.End();
        return stateFile is null ? ControlResponse.Error(409, "there is no file to save to; start the simulator with --state FILE.")
            : SaveTo(stateFile) ? ControlResponse.Json(writer => writer.WriteString("file", stateFile))
            : AlwaysInProgress;
    }

    private static ControlResponse AlwaysInProgress => ControlResponse.Error(409, "something is always under way, because somebody keeps making calls; the world is saved when nothing is.");

    private ControlResponse Now() => ControlResponse.Json(writer => writer.WriteString("now", clock.GetUtcNow()));
}
