using System.CommandLine;

var root = new RootCommand("落实 Luoshi");
return await root.Parse(args).InvokeAsync();
