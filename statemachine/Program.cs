using AmiPipeline.StateMachine;
using AmiPipeline.StateMachine.Picture;

var root = Directory.GetCurrentDirectory();
while (root is not null && !File.Exists(Path.Combine(root, "AmiPipeline.sln")))
{
    root = Path.GetDirectoryName(root);
}

if (args.Length > 0 || root is null)
{
    Console.Error.WriteLine("usage: dotnet run --project statemachine");
    Console.Error.WriteLine($"Run anywhere in the repository. Writes {AslFile.Name} and {AslFile.CleanUpName} in statemachine/, and the picture in README.md.");
    return 2;
}

NodeNotice.Silence();
var asl = AslFile.Render();
var readme = Path.Combine(root, "README.md");
var withPicture = ReadmePicture.Put(File.ReadAllText(readme), asl);
File.WriteAllText(Path.Combine(root, "statemachine", AslFile.Name), asl);
File.WriteAllText(Path.Combine(root, "statemachine", AslFile.CleanUpName), AslFile.RenderCleanUp());
File.WriteAllText(readme, withPicture);
return 0;
