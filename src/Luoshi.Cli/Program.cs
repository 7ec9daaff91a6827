using System.CommandLine;
using Luoshi.Cli;

var root = new RootCommand("落实 Luoshi")
{
    ServeVerb.Command(),
};
return await root.Parse(args).InvokeAsync();
